import type { Answer, Candidate, EvaluationRow, Grade, Place, PublicPuzzle } from '../../src/puzzle/puzzle.js';
import type { Opponent, Reveal } from '../../src/puzzle/revealed.js';
import {
  FIXTURE_BUDGET,
  FIXTURE_FIXES,
  FIXTURE_OUTCOMES,
  FIXTURE_PAR,
  FIXTURE_PROBES,
  fixtureFixesFor,
  fixtureReadings,
} from './fixture-probes.js';
import { FIXTURE_ONSET, FIXTURE_STEPS, type FixtureRun, fixtureRun } from './fixture-series.js';

const CANDIDATES: readonly Candidate[] = [
  [
    'lr-spike',
    'Learning-rate spike',
    'optimization',
    'The learning rate is a multiple of its schedule for a few steps.',
  ],
  ['clip-missing', 'Gradient clipping off', 'optimization', 'Outliers of the gradient reach the weights at full size.'],
  ['moments-lost', 'Adam moments lost', 'optimization', 'A resume zeroed the moments and kept the step count.'],
  ['weight-decay-too-large', 'Weight decay too large', 'optimization', 'The decay is ten times what the recipe says.'],
  ['target-leak', 'Target leak', 'objective', 'The model can see the token it is asked to predict.'],
  ['padding-unmasked', 'Padding counted in the loss', 'objective', 'Pad tokens are easy and dilute the loss.'],
  ['corrupt-batches', 'Corrupt batches', 'data', 'A shard holds bytes that are not text.'],
  ['duplicate-shard', 'Duplicate shard', 'data', 'One shard is read again and again.'],
  ['mixture-shift', 'Mixture shift', 'data', 'The weights of the sources changed during the run.'],
  ['eval-contamination', 'Evaluation contamination', 'evaluation', 'Evaluation examples are in the training data.'],
  ['calibration-drift', 'Calibration drift', 'evaluation', 'Confidence grows away from accuracy.'],
  ['dead-rank', 'Dead rank', 'systems', 'One rank contributes nothing to the gradient.'],
  ['silent-corruption', 'Silent data corruption', 'systems', 'A device returns wrong numbers without an error.'],
  ['healthy', 'Healthy', 'control', 'Nothing is wrong; what looks odd is benign.'],
].map(([id, name, family, summary]) => ({
  ...{ id: id!, name: name!, family: family!, summary: summary! },
  fixes: fixtureFixesFor(family!),
}));

const PLACES: readonly Place[] = [
  { id: 'whole-run', name: 'The whole run' },
  { id: 'slice:code', name: 'Slice: code' },
  { id: 'slice:dialogue', name: 'Slice: dialogue' },
  { id: 'rank', name: 'One rank' },
];

/** A healthy run is the most common; the faults are equally likely. */
export const FIXTURE_PRIOR: Readonly<Record<string, number>> = Object.fromEntries(
  CANDIDATES.map(({ id }) => [id, id === 'healthy' ? 0.3 : 0.7 / (CANDIDATES.length - 1)]),
);

const REFERENCE_STRIDE = 10;

/** A believable puzzle made without the engine. */
export function fixturePuzzle(id: string, options: { divergedAt?: number } = {}): PublicPuzzle {
  const run = fixtureRun({ fault: true, seed: id, ...options });
  const reference = fixtureRun({ fault: false, seed: `${id} reference` });
  const thin = Object.entries(reference.series).map(([metric, values]) => [
    metric,
    values.filter((_, step) => step % REFERENCE_STRIDE === 0),
  ]);
  return {
    id,
    scenario: 'language-model-1b',
    title: 'Pre-training of a 1.3 B language model',
    card: {
      summary: 'A decoder-only model on web text, code and books, 8 nodes; the run was resumed once from a checkpoint.',
      facts: [
        { group: 'model', label: 'architecture', value: 'decoder-only, 24 layers, RMSNorm' },
        { group: 'model', label: 'parameters', value: '1.3 B' },
        { group: 'data', label: 'mixture', value: 'web 70 %, code 15 %, books 10 %, dialogue 5 %' },
        { group: 'data', label: 'batch', value: '1,048,576 tokens' },
        { group: 'optimiser', label: 'AdamW', value: 'β₁ 0.9, β₂ 0.95, ε 1e−8, decay 0.1' },
        { group: 'optimiser', label: 'schedule', value: 'warm-up 200, cosine to 10 %, peak 3e−4' },
        { group: 'optimiser', label: 'clip', value: 'global norm 1.0' },
        { group: 'hardware', label: 'nodes', value: '8 × 8 accelerators, data parallel' },
        { group: 'hardware', label: 'precision', value: 'bf16, fp32 master weights' },
      ],
      logging: [
        { metric: 'train-loss', note: 'Mean over the global batch, before the update of the step.' },
        { metric: 'gradient-norm', note: 'Global norm before clipping.' },
        { metric: 'learning-rate', note: 'Computed from the configuration, not read back from the optimiser.' },
        { metric: 'throughput', note: 'Tokens per second over the last step, checkpoint writes included.' },
      ],
      changeLog: [
        { step: 1800, text: 'Data loader workers raised from 4 to 8.' },
        { step: 2300, text: 'Resumed from checkpoint after a planned maintenance.' },
      ],
    },
    steps: FIXTURE_STEPS,
    clock: { unit: 'tokens', perStep: 1_048_576, firstStep: 12_000 },
    series: run.series,
    evaluations: run.evaluations,
    evaluationTable: fixtureTable(run, reference),
    log: Array.from({ length: 80 }, (_, i) => ({
      step: i * 50,
      level: i % 10 === 9 ? ('warning' as const) : ('info' as const),
      text: i % 10 === 9 ? `checkpoint write took ${20 + i} s` : `step ${i * 50} done, 16 workers busy`,
    })),
    reference: {
      stride: REFERENCE_STRIDE,
      series: Object.fromEntries(thin) as unknown as PublicPuzzle['series'],
      evaluations: reference.evaluations,
    },
    candidates: CANDIDATES,
    probes: FIXTURE_PROBES,
    budget: FIXTURE_BUDGET,
    fixes: FIXTURE_FIXES,
    places: PLACES,
  };
}

function fixtureTable(run: FixtureRun, reference: FixtureRun): EvaluationRow[] {
  return run.evaluations.slices.map(({ id, name, size }, slice) => {
    const accuracy = Number(run.evaluations.accuracy[slice]!.at(-1));
    const half = 1.96 * Math.sqrt(Math.max(0, accuracy * (1 - accuracy)) / size);
    return {
      slice: id,
      name,
      size,
      loss: run.evaluations.loss[slice]!.at(-1)!,
      accuracy: run.evaluations.accuracy[slice]!.at(-1)!,
      accuracyLow: Number.isNaN(accuracy) ? 'NaN' : accuracy - half,
      accuracyHigh: Number.isNaN(accuracy) ? 'NaN' : accuracy + half,
      ece: run.evaluations.ece[slice]!.at(-1)!,
      meanConfidence: Number.isNaN(accuracy) ? 'NaN' : accuracy + 0.03,
      referenceLoss: reference.evaluations.loss[slice]!.at(-1)!,
      referenceAccuracy: reference.evaluations.accuracy[slice]!.at(-1)!,
      referenceEce: reference.evaluations.ece[slice]!.at(-1)!,
    };
  });
}

/** The reveal of a fixture puzzle: always a learning-rate spike. The parts have made-up scores; grading has its own tests. */
export function fixtureReveal(puzzle: PublicPuzzle, answer: Answer | null, bought: readonly string[] = []): Reveal {
  return {
    puzzle: puzzle.id,
    cause: CANDIDATES[0]!,
    control: { id: 'plain', name: 'Plain', summary: '', step: null },
    onset: FIXTURE_ONSET,
    detectable: FIXTURE_ONSET + 4,
    severity: 0.55,
    dose: [
      { label: 'multiple of the scheduled rate', value: 12 },
      { label: 'steps', value: 30 },
    ],
    where: PLACES[0]!,
    remedy:
      'Go back to the last checkpoint before the spike and resume with the schedule’s step read from the optimiser.',
    signature: [
      'The update-to-weight ratio jumps by the factor at once.',
      'The train loss rises over the window and settles on a higher plateau.',
      'The learning-rate panel shows nothing, because it logs the configuration.',
    ],
    twin: fixtureRun({ fault: false, seed: puzzle.id }),
    answer,
    baseline: 21,
    tier: 2,
    readings: fixtureReadings(puzzle, bought),
    par: FIXTURE_PAR,
    fixes: FIXTURE_OUTCOMES,
    incident: {
      kind: 'incident',
      title: 'The scheduler that counted samples',
      story: 'A unit was wrong in the configuration, and the rate was a multiple of its plan for a hundred steps.',
      figures: [{ what: 'factor on the learning rate', documented: '× 8' }],
      here: 'The factor is the documented one; the model is smaller.',
      sources: ['A training log that was never written'],
    },
    opponent: fixtureOpponent(puzzle),
    grade: answer === null ? null : fixtureGrade(puzzle, answer),
    manual: 'lr-spike',
  };
}

/** Panels that every puzzle shows, and how far each speaks for the spike. */
const TOLD = { 'train-loss': 1.4, 'gradient-norm': 2.1, 'update-ratio': 3.2, 'weight-norm': 0.6, 'slice-loss': -0.3 };

/** A diagnostician that is rather sure of the spike. */
function fixtureOpponent(puzzle: PublicPuzzle): Opponent {
  const answer: Answer = {
    puzzle: puzzle.id,
    causes: { 'lr-spike': 0.78, 'moments-lost': 0.12, 'corrupt-batches': 0.06 },
    onset: [FIXTURE_ONSET - 6, FIXTURE_ONSET + 18],
    where: 'whole-run',
  };
  const others = CANDIDATES.filter(({ id }) => id !== 'lr-spike');
  return {
    answer,
    grade: fixtureGrade(puzzle, answer),
    evidence: Object.entries(TOLD).map(([panel, weight]) => ({
      panel,
      weights: Object.fromEntries([
        ['lr-spike', weight],
        ...others.map(({ id }) => [id, -weight / others.length] as const),
      ]),
    })),
    typicality: 0.62,
  };
}

function fixtureGrade(puzzle: PublicPuzzle, answer: Answer): Grade {
  const probability = answer.causes['lr-spike'] ?? 0.02;
  const right = probability > 0.5;
  return {
    puzzle: puzzle.id,
    cause: {
      score: right ? 91 : 24,
      reason: `The true cause got ${(probability * 100).toFixed(0)} %.`,
      brier: right ? 0.09 : 0.8,
      log: Math.log(probability),
      top1: right,
      probability,
    },
    onset: { score: 78, reason: 'The first detectable step, 2,304, lies in an interval of 200 steps.' },
    where: { score: answer.where === 'whole-run' ? 100 : 0, reason: 'The fault acts on the whole run.' },
    fix: {
      score: 33,
      reason: 'It removes a part of the harm, and the rest comes all the same.',
      fix: answer.fix ?? 'do-nothing',
      verdict: 'delays',
    },
    investigation: {
      ...{ score: 71, reason: 'Par is 0.05; the readings tell 0.5 bits less.', gpuHours: 0, par: 0.05 },
      budget: FIXTURE_BUDGET,
      regret: { bits: 0.5, gpuHours: 0 },
    },
    score: right ? 89 : 40,
  };
}
