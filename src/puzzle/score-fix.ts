import { failedCheck } from '../core/errors.js';
import type { FixGrade, FixOutcome, FixVerdict } from './puzzle.js';

/** What is done where an answer says nothing. */
export const NO_FIX = 'do-nothing';

const WORDS: Readonly<Record<FixVerdict, string>> = {
  cures: 'It cures the run',
  delays: 'It removes a part of the harm, and the rest comes all the same',
  'no effect': 'It changes nothing',
  harms: 'It does harm of its own',
  'cause removed': 'It removes the cause, which does less harm by the end than healthy runs differ by',
  'cause remains': 'The cause remains, though it does less harm by the end than healthy runs differ by',
  'nothing to do': 'There was nothing to do',
  needless: 'It was needless: nothing was wrong',
};

/**
 * The grade of a fix: its simulated outcome (docs/scoring.md). Null where there are no outcomes.
 * @param fix id of the answer; undefined: nothing was done
 * @throws AppError with exit code 1 where the key has no outcome of it
 */
export function scoreFix(fix: string | undefined, outcomes: Readonly<Record<string, FixOutcome>>): FixGrade | null {
  if (Object.keys(outcomes).length === 0) return null;
  const id = fix ?? NO_FIX;
  const outcome = Object.hasOwn(outcomes, id) ? outcomes[id] : undefined;
  if (outcome === undefined) throw failedCheck('key', `it has no outcome of the fix ${id}`);
  const { verdict, removed, gpuHours, score } = outcome;
  const share =
    removed === null
      ? ''
      : removed < 0
        ? ` (${Math.round(-100 * removed)} % more harm)`
        : ` (${Math.round(100 * removed)} % of the harm removed)`;
  const cost = gpuHours === 0 ? 'and costs nothing' : `and costs ${gpuHours} GPU-hours`;
  return { fix: id, verdict, score, reason: `${WORDS[verdict]}${share}, ${cost}.` };
}
