import type { Attempt } from '../../src/store/store.js';

type Answered = Extract<Attempt, { outcome: 'answered' }>;
type Change = Partial<Answered> & { readonly score?: number; readonly top1?: boolean };

export const idOf = (number: number): string => number.toString(16).padStart(12, '0');

/** Puzzle `number` given up. */
export function givenUpAt(number: number): Attempt {
  return { ...attemptAt(number), outcome: 'given-up', answer: null, grade: null };
}

/** An attempt at puzzle `number`, whose id is the number as 12 hex digits. */
export function attemptAt(number: number, change: Change = {}): Answered {
  const puzzle = idOf(number);
  const { score = 50, top1 = true, ...rest } = change;
  const part = { score, reason: 'because' };
  return {
    puzzle,
    number,
    outcome: 'answered',
    scenario: 'small-model',
    cause: 'lr-spike',
    fingerprint: 'f'.repeat(64),
    answer: {
      puzzle,
      causes: { 'lr-spike': 0.75 },
      onset: [3, 9],
      where: 'whole-run',
      rationale: 'a "quoted" reason\u0000',
    },
    grade: {
      puzzle,
      cause: { ...part, brier: 0.1, log: -0.3, top1, probability: 0.75 },
      onset: part,
      where: part,
      fix: null,
      investigation: null,
      score,
    },
    ...rest,
  };
}

export const FIXED_TIME = new Date('2026-03-04T05:06:07.000Z');
export const fixedClock = (): Date => FIXED_TIME;
