import { deriveSecret } from '../../src/core/rng.js';
import { NOT_AVAILABLE } from '../../src/lab/probe.js';
import type { DraftPuzzle, PuzzleFactory } from '../../src/puzzle/factory.js';
import type { Candidate, Grade, Place, PublicEvaluations, PublicPuzzle } from '../../src/puzzle/puzzle.js';
import type { Alternative, Opponent, Reveal } from '../../src/puzzle/revealed.js';
import type { Dependencies, GradeAnswer } from '../../src/server/dependencies.js';
import { CERTIFICATE, NOTHING_DROPPED } from '../helpers/certificate.js';

export const STEPS = 60;
export const CANDIDATES: readonly Candidate[] = ['healthy', 'lr-spike', 'stale-data'].map((id) => ({
  id,
  name: `Name of ${id}`,
  family: id === 'healthy' ? 'control' : 'optimization',
  summary: 'A sentence.',
}));
export const PLACES: readonly Place[] = [
  { id: 'whole-run', name: 'Whole run' },
  { id: 'slice-code', name: 'Code' },
];
/** Three probes of which two can be paid; `gone` cannot be made. */
const offer = (id: string, gpuHours: number) => ({
  id,
  name: id,
  question: `${id}?`,
  kind: 'measurement',
  hours: 1,
  gpuHours,
});
const OFFERS = {
  probes: [offer('cheap', 10), offer('gone', 20), offer('dear', 60), offer('other', 60)],
  budget: 75,
  fixes: [],
};

export const PRIOR = { healthy: 0.5, 'lr-spike': 0.3, 'stale-data': 0.2 };
const EVALUATIONS: PublicEvaluations = {
  steps: [],
  slices: [],
  loss: [],
  accuracy: [],
  ece: [],
  confidence: [],
  reliability: [],
};

/** Marks that only a key holds; none may be in a response before the answer. */
export const SECRET_MARKS = ['a-secret-dose', 'a-secret-place', '31.4159'] as const;

function series(value: number): PublicPuzzle['series'] {
  const points = Array.from({ length: STEPS }, (_, step) => Number((value + step / 1000).toPrecision(5)));
  return {
    'train-loss': points,
    'gradient-norm': points,
    'learning-rate': points,
    'update-ratio': points,
    'weight-norm': points,
    throughput: points,
  };
}

/** A puzzle that is a pure function of its secret: one of two tiny runs, healthy or with a spike. */
export function fakePuzzle(secret: string): DraftPuzzle {
  const id = deriveSecret(secret, ['id']).slice(0, 12);
  const faulty = Number.parseInt(id[0]!, 16) % 2 === 1;
  const puzzle: PublicPuzzle = {
    id,
    scenario: 'small-model',
    title: 'A small model',
    card: { summary: 'A run.', facts: [], logging: [], changeLog: [] },
    steps: STEPS,
    clock: { unit: 'tokens', perStep: 512, firstStep: 0 },
    series: series(faulty ? 3 : 2),
    evaluations: EVALUATIONS,
    evaluationTable: [],
    log: [],
    reference: { stride: 1, series: series(2), evaluations: EVALUATIONS },
    candidates: CANDIDATES,
    ...OFFERS,
    places: PLACES,
  };
  const injection = {
    fault: 'lr-spike',
    onset: 10,
    detectable: 12,
    severity: 31.4159,
    dose: { 'a-secret-dose': 1 },
    where: 'a-secret-place',
  };
  const key = {
    puzzle: id,
    cause: faulty ? 'lr-spike' : 'healthy',
    injections: [injection],
    seed: secret,
    attempt: 0,
    nonce: deriveSecret(secret, ['nonce']),
    fixes: {},
    certificate: CERTIFICATE,
  };
  return { puzzle, key, dropped: NOTHING_DROPPED };
}

export interface FakeFactory extends PuzzleFactory {
  /** Secrets asked for, in order. */
  readonly generated: string[];
  /** Puzzles whose alternatives were asked for, in order. */
  readonly explained: string[];
}

export function createFakeFactory(): FakeFactory {
  const generated: string[] = [];
  const explained: string[] = [];
  return {
    generated,
    explained,
    recipe: { id: 'tiny', title: 'Tiny', scenarios: ['small-model'], healthyShare: 0.5, severity: [0, 1], count: 2 },
    candidates: { 'small-model': CANDIDATES },
    prior: { 'small-model': PRIOR },
    places: { 'small-model': PLACES },
    generate(secret) {
      generated.push(secret);
      return fakePuzzle(secret);
    },
    reveal({ puzzle, key }, answer, grade): Reveal {
      return {
        puzzle: puzzle.id,
        cause: CANDIDATES.find(({ id }) => id === key.cause)!,
        control: { id: 'plain', name: 'Plain', summary: 'Nothing happens.', step: null },
        onset: 10,
        detectable: 12,
        severity: 0.5,
        dose: [],
        where: PLACES[0]!,
        remedy: 'Lower it.',
        signature: [],
        twin: { series: puzzle.series, evaluations: EVALUATIONS },
        answer,
        grade,
        baseline: 42,
        tier: key.certificate.tier,
        readings: [],
        par: null,
        fixes: [],
        incident: null,
        opponent: opponentOf(puzzle),
        manual: key.cause,
      };
    },
    whyNot({ puzzle, key }, answer) {
      explained.push(puzzle.id);
      const role = answer === null ? 'neighbour' : 'chosen';
      const cause = CANDIDATES.find(({ id }) => id !== key.cause)!;
      const where = PLACES[0]!;
      const alternative: Alternative = {
        cause,
        role,
        severity: null,
        onset: null,
        where,
        evidence: 12,
        panels: [],
        series: puzzle.series,
        evaluations: EVALUATIONS,
      };
      return { puzzle: puzzle.id, alternatives: [alternative] };
    },
    probe: (draft, id) =>
      id === 'gone'
        ? NOT_AVAILABLE
        : { finding: 'a-secret-finding', text: `${id} of ${draft.puzzle.id}`, series: [], table: null },
    investigation: (_, bought) => ({
      score: 50,
      reason: bought.join(),
      gpuHours: 10 * bought.length,
      par: 10,
      budget: 75,
      regret: { bits: 0, gpuHours: 0 },
    }),
    fixed: ({ puzzle }) => ({ puzzle: puzzle.id, alarm: 0, window: 1, steps: [], evaluationSteps: [], runs: [] }),
    theme: ({ key }, number) => ({ scenario: 'small-model', faults: [key.cause, `neighbour-${number}`] }),
  };
}

/** It answers with the prior. */
const opponentOf = (puzzle: PublicPuzzle): Opponent => {
  const part = { score: 42, reason: 'because' };
  const cause = { ...part, brier: 0.5, log: -1, top1: false, probability: 0.3 };
  return {
    answer: { puzzle: puzzle.id, causes: PRIOR, onset: 'none', where: 'whole-run' },
    grade: { puzzle: puzzle.id, cause, onset: part, where: part, fix: null, investigation: null, score: 42 },
    evidence: [],
    typicality: 0.5,
  };
};

/** The probability of the true cause as a score, with the prior for what the answer does not name. */
export const fakeGrade: GradeAnswer = ({ puzzle, key }, answer, prior): Grade => {
  const probability = answer.causes[key.cause] ?? prior[key.cause]!;
  const part = { score: 100 * probability, reason: 'because' };
  const cause = { ...part, brier: 1 - probability, log: -1, top1: probability > 0.5, probability };
  return { puzzle: puzzle.id, cause, onset: part, where: part, fix: null, investigation: null, score: part.score };
};

/** Healthy runs exercise C5, the spike A2; the third cause is of another release. */
export const fakeCause: Dependencies['cause'] = (id) => {
  const candidate = CANDIDATES.find((each) => each.id === id);
  if (candidate === undefined || id === 'stale-data') return null;
  return { name: candidate.name, family: candidate.family, skills: [id === 'healthy' ? 'C5' : 'A2'] };
};
