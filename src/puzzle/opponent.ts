import { significant } from '../core/maths.js';
import { HEALTHY } from '../core/vocabulary.js';
import type { Diagnostician } from '../diagnose/diagnostician.js';
import { FREE_PANELS } from '../diagnose/panels.js';
import type { DraftPuzzle } from './factory.js';
import { gradeAnswer } from './grade.js';
import { observePuzzle } from './observe-puzzle.js';
import { type Answer, type Candidate, type OnsetAnswer, WHOLE_RUN } from './puzzle.js';
import type { Opponent } from './revealed.js';
import { NO_FIX } from './score-fix.js';

/** Candidates less likely than this are left to the prior: an answer of thirty numbers reads badly. */
const NAMED = 0.01;

/**
 * The machine opponent: what the reference diagnostician answers from the free panels of the public half, graded like anybody's
 * answer, and what each panel told it. It names no place: that is not what it was fitted for.
 */
export function opponentOf(
  { puzzle, key }: DraftPuzzle,
  prior: Readonly<Record<string, number>>,
  diagnostician: Diagnostician,
): Opponent {
  const { scenario, steps, candidates, places } = puzzle;
  const diagnosis = diagnostician.diagnose(observePuzzle(puzzle), { prior, scenario, panels: FREE_PANELS });
  const named = diagnosis.causes.filter(({ probability }) => probability >= NAMED);
  const answer: Answer = {
    puzzle: puzzle.id,
    causes: Object.fromEntries(named.map(({ id, probability }) => [id, Math.floor(probability * 1000) / 1000])),
    onset: onsetAnswer(diagnosis.onset),
    where: WHOLE_RUN,
    ...(puzzle.fixes.length > 0 && { fix: repairOf(diagnosis.causes[0]!.id, candidates) }),
  };
  return {
    answer,
    grade: gradeAnswer({ key, answer, candidates, prior, steps, places }),
    evidence: diagnosis.evidence.map(({ panel, weights }) => ({
      panel,
      weights: Object.fromEntries(Object.entries(weights).map(([id, weight]) => [id, significant(weight, 3)])),
    })),
    typicality: significant(diagnosis.typicality, 3),
  };
}

export function onsetAnswer({
  interval,
  fromStart,
}: {
  interval: readonly [number, number] | null;
  fromStart: boolean;
}): OnsetAnswer {
  return interval === null ? 'none' : fromStart ? 'start' : interval;
}

/** The first fix proposed for a cause that is not proposed for every cause: nothing where there is none, as for healthy runs. */
export function repairOf(cause: string, candidates: readonly Candidate[]): string {
  const proposed = candidates.find(({ id }) => id === cause)?.fixes ?? [];
  const special = proposed.find((fix) => !candidates.every((one) => one.fixes?.includes(fix)));
  return cause === HEALTHY ? NO_FIX : (special ?? NO_FIX);
}
