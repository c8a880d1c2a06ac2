import { failedCheck, invalid } from '../core/errors.js';
import { HEALTHY } from '../core/vocabulary.js';
import { completeBeliefs } from './beliefs.js';
import {
  type Answer,
  type AnswerKey,
  type Candidate,
  type Grade,
  type GradePart,
  type KeyInjection,
  type Place,
  WHOLE_RUN,
} from './puzzle.js';
import { scoreCause } from './score-cause.js';
import { scoreFix } from './score-fix.js';
import { scoreOnset } from './score-onset.js';
import { scoreWhere } from './score-where.js';

/** Share of each part in the score (docs/scoring.md says why); the shares sum to 1. */
export const WEIGHTS = { cause: 0.56, onset: 0.12, where: 0.12, fix: 0.2 } as const;

export interface GradeInput {
  readonly key: AnswerKey;
  readonly answer: Answer;
  /** Candidates of the puzzle's scenario. */
  readonly candidates: readonly Candidate[];
  /** Published prior of the puzzle's scenario; its keys are the candidate ids. */
  readonly prior: Readonly<Record<string, number>>;
  /** Length of the run in steps, at least 1. */
  readonly steps: number;
  /** Places of the puzzle, so that reasons can name them. */
  readonly places?: readonly Place[];
}

/**
 * Grades one answer against its key. Pure.
 * @throws AppError where the answer names an unknown candidate or a bad probability, or is for another puzzle; with exit
 *   code 1 where the key names a cause that is no candidate or has no injection
 */
export function gradeAnswer({ key, answer, candidates, prior, steps, places = [] }: GradeInput): Grade {
  if (answer.puzzle !== key.puzzle) {
    throw invalid('answer', `puzzle = ${answer.puzzle} (the key is that of ${key.puzzle})`);
  }
  if (!candidates.some(({ id }) => id === key.cause)) {
    throw failedCheck('key', `${key.puzzle} has the cause ${key.cause} (not a candidate of its scenario)`);
  }
  const injection = faultInjection(key);
  const cause = scoreCause(completeBeliefs(answer.causes, prior), key.cause, candidates);
  const onset = scoreOnset(answer.onset, injection, steps);
  const where = scoreWhere(answer.where, injection?.where ?? WHOLE_RUN, places);
  const fix = scoreFix(answer.fix, key.fixes);
  const parts = { cause, onset, where, ...(fix !== null && { fix }) };
  return { puzzle: key.puzzle, cause, onset, where, fix, investigation: null, score: weightedScore(parts) };
}

/** Mean of the parts that there are, by their weights: a recorded run has no fix. */
export function weightedScore(parts: Partial<Record<keyof typeof WEIGHTS, GradePart>>): number {
  let [sum, weights] = [0, 0];
  for (const [name, weight] of Object.entries(WEIGHTS)) {
    const part = parts[name as keyof typeof WEIGHTS];
    if (part === undefined) continue;
    sum += weight * part.score;
    weights += weight;
  }
  return sum / weights;
}

/** The injection of the fault a key names; null for a healthy run. Benign events are injections too, and are passed over. */
export function faultInjection(key: AnswerKey): KeyInjection | null {
  if (key.cause === HEALTHY) return null;
  const injection = key.injections.find(({ fault }) => fault === key.cause);
  if (injection === undefined) throw failedCheck('key', `${key.puzzle} has no injection of ${key.cause}`);
  return injection;
}
