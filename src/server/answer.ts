import { z } from 'zod';
import { type AppError, invalid, missing } from '../core/errors.js';
import type { Answer, PublicPuzzle } from '../puzzle/puzzle.js';
import { answerError, LONGEST_RATIONALE } from './answer-error.js';

/** Slack of the sum of the probabilities, for sums such as 0.1 + 0.2 + 0.7. */
const SUM_TOLERANCE = 1e-9;

/** Slack of a sum that must be 1, for probabilities rounded by hand. */
const WHOLE_TOLERANCE = 1e-6;

/** The shape of an answer to one puzzle: its candidates, its places and its steps are part of it. */
function answerSchema(puzzle: PublicPuzzle) {
  const probability = z.number().min(0).max(1).optional();
  const step = z
    .int()
    .min(0)
    .max(puzzle.steps - 1);
  return z.strictObject({
    causes: z.strictObject(Object.fromEntries(puzzle.candidates.map(({ id }) => [id, probability]))),
    onset: z.union([z.literal('start'), z.literal('none'), z.tuple([step, step])]).optional(),
    where: z.enum(puzzle.places.map(({ id }) => id)).optional(),
    rationale: z.string().max(LONGEST_RATIONALE).optional(),
  });
}

/**
 * Reads an answer from an unchecked JSON value:
 * `{"causes":{id:p},"onset"?:[from,to]|"start"|"none","where"?:id,"rationale"?:text}`, nothing else.
 * @throws AppError (status 400) naming the field, its value and what would be valid
 */
export function parseAnswer(body: unknown, puzzle: PublicPuzzle): Answer {
  const parsed = answerSchema(puzzle).safeParse(body);
  if (!parsed.success) throw answerError(parsed.error.issues[0]!, body, puzzle);
  const { causes, onset, where, rationale } = parsed.data;
  const named = Object.entries(causes).filter((entry): entry is [string, number] => entry[1] !== undefined);
  const error = checkSum(named, puzzle.candidates.length) ?? checkOrder(onset);
  if (error !== null) throw error;
  return {
    puzzle: puzzle.id,
    causes: Object.fromEntries(named),
    ...(onset !== undefined && { onset }),
    ...(where !== undefined && { where }),
    ...(rationale !== undefined && { rationale }),
  };
}

/** What the named causes leave of 1 goes to the others; when all are named nothing can be left. */
function checkSum(causes: readonly [string, number][], candidates: number): AppError | null {
  if (causes.length === 0) return missing('causes', 'name at least one, such as {"healthy": 0.6}');
  const sum = causes.reduce((total, [, probability]) => total + probability, 0);
  if (sum > 1 + SUM_TOLERANCE) return invalid('causes', `probabilities sum to ${sum} (at most 1)`);
  if (causes.length === candidates && sum < 1 - WHOLE_TOLERANCE) {
    return invalid('causes', `probabilities sum to ${sum} (1 where every cause is named)`);
  }
  return null;
}

function checkOrder(onset: Answer['onset']): AppError | null {
  if (!Array.isArray(onset) || onset[0] <= onset[1]) return null;
  return invalid('onset', `[${onset[0]}, ${onset[1]}] (from must not be after to)`);
}
