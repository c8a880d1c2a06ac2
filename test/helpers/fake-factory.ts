import type { WireNumber } from '../../src/core/json.js';
import { createStream, type Stream } from '../../src/core/rng.js';
import { STEP_METRICS, type StepMetric } from '../../src/core/vocabulary.js';
import type { DraftPuzzle, PuzzleFactory } from '../../src/puzzle/factory.js';
import type { AnswerKey, Candidate, Place, PublicEvaluations, PublicPuzzle } from '../../src/puzzle/puzzle.js';
import { puzzleId, puzzleNonce } from '../../src/puzzle/seal.js';
import { CERTIFICATE, NO_OFFERS, NOTHING_DROPPED } from './certificate.js';

const STEPS = 20;

const candidates: readonly Candidate[] = [
  { id: 'healthy', name: 'Healthy', family: 'control', summary: 'nothing is wrong' },
  { id: 'lr-too-high', name: 'Learning rate too high', family: 'optimization', summary: 'the peak is too high' },
  { id: 'no-warmup', name: 'No warm-up', family: 'optimization', summary: 'the warm-up is missing' },
  { id: 'stale-shard', name: 'Stale shard', family: 'data', summary: 'a shard is served again' },
];

const places: readonly Place[] = [
  { id: 'whole-run', name: 'The whole run' },
  { id: 'code', name: 'Code' },
  { id: 'web', name: 'Web' },
];

/** A factory of puzzles of 20 steps: enough for everything that does not look at the curves. */
export const fakeFactory: PuzzleFactory = {
  recipe: {
    id: 'tiny',
    title: 'Tiny',
    scenarios: ['tiny'],
    healthyShare: 0.25,
    severity: [0.2, 0.9],
    count: 6,
  },
  candidates: { tiny: candidates },
  prior: { tiny: { healthy: 0.4, 'lr-too-high': 0.3, 'no-warmup': 0.2, 'stale-shard': 0.1 } },
  places: { tiny: places },
  generate,
  reveal() {
    throw new Error('the fake factory reveals nothing');
  },
  whyNot() {
    throw new Error('the fake factory explains nothing');
  },
  probe: () => ({ finding: 'as expected', text: 'Nothing.', series: [], table: null }),
  investigation: () => null,
  fixed: ({ puzzle }) => ({ puzzle: puzzle.id, alarm: 0, window: 1, steps: [], evaluationSteps: [], runs: [] }),
  theme: () => ({ scenario: 'tiny', faults: ['lr-too-high', 'no-warmup'] }),
};

function generate(secret: string): DraftPuzzle {
  const stream = createStream(secret, ['fake']);
  return {
    puzzle: puzzle(secret, stream),
    key: key(secret, stream.pick(candidates).id, stream),
    dropped: NOTHING_DROPPED,
  };
}

function key(secret: string, cause: string, stream: Stream): AnswerKey {
  const onset = stream.integer(STEPS);
  const none = { onset: 0, detectable: null, severity: 0, dose: {}, where: 'whole-run' };
  const fault = {
    fault: cause,
    onset,
    detectable: Math.min(STEPS - 1, onset + 3),
    severity: stream.uniform(),
    dose: { factor: 1 + stream.uniform() },
    where: cause === 'stale-shard' ? 'code' : 'whole-run',
  };
  return {
    puzzle: puzzleId(secret),
    cause,
    injections: [{ fault: 'plain', ...none }, ...(cause === 'healthy' ? [] : [fault])],
    seed: secret,
    attempt: 0,
    nonce: puzzleNonce(secret),
    fixes: {},
    certificate: CERTIFICATE,
  };
}

function puzzle(secret: string, stream: Stream): PublicPuzzle {
  const evaluations: PublicEvaluations = {
    steps: [0, 10],
    slices: [{ id: 'code', name: 'Code', size: 500, lossSpread: 1.5 }],
    loss: [[2.5, 2.25]],
    accuracy: [[0.5, 0.5625]],
    ece: [[0.0625, 'NaN']],
    confidence: [[0.5, 0.5]],
    reliability: [{ step: 10, slices: [{ count: [250, 250], confidence: [0.25, 0.75], accuracy: [0.25, 'NaN'] }] }],
  };
  return {
    id: puzzleId(secret),
    scenario: 'tiny',
    title: 'A tiny run',
    card: {
      summary: 'Twenty steps.',
      facts: [{ group: 'Model', label: 'Parameters', value: '1 k' }],
      logging: [{ metric: 'train-loss', note: 'mean over the batch' }],
      changeLog: [{ step: 4, text: 'new shard' }],
    },
    steps: STEPS,
    clock: { unit: 'tokens', perStep: 512, firstStep: 0 },
    series: series(stream, STEPS),
    evaluations,
    evaluationTable: [
      {
        slice: 'code',
        name: 'Code',
        size: 500,
        loss: 2.25,
        accuracy: 0.5625,
        accuracyLow: 0.5,
        accuracyHigh: 0.625,
        ece: 'NaN',
        meanConfidence: 0.5,
        referenceLoss: 2.25,
        referenceAccuracy: 0.5625,
        referenceEce: 0.0625,
      },
    ],
    log: [{ step: 0, level: 'info', text: 'start' }],
    reference: { stride: 2, series: series(stream, STEPS / 2), evaluations },
    candidates,
    ...NO_OFFERS,
    places,
  };
}

function series(stream: Stream, count: number): Record<StepMetric, WireNumber[]> {
  const values = STEP_METRICS.map((metric) => [
    metric,
    Array.from({ length: count }, () => Number(stream.uniform().toFixed(4))),
  ]);
  return Object.fromEntries(values) as Record<StepMetric, WireNumber[]>;
}
