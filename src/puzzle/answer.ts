import { z } from 'zod';
import { invalid } from '../core/errors.js';
import { checkShape, located, unknownInput } from '../core/shape.js';
import { sumOfProbabilities } from './beliefs.js';
import type { Answer, Candidate, FixOffer, Place } from './puzzle.js';

const probability = z.number().min(0).max(1);
const step = z.int().min(0);

/** Longest rationale, in UTF-16 code units. */
const LONGEST_RATIONALE = 2000;

/** An answer on the wire; null means "not answered", as an absent field does, but `causes` must be there. */
export const answerSchema = z
  .strictObject({
    puzzle: z.string().min(1).max(100),
    causes: z
      .record(z.string(), probability)
      .nullable()
      .describe('Probability of each named candidate; the rest of 1 is spread over the others by the published prior.'),
    onset: z
      .union([z.tuple([step, step]), z.enum(['start', 'none']), z.null()], {
        error: 'must be [low, high] in steps, "start", "none" or null',
      })
      .optional()
      .describe('80 % interval of the first detectable step, "start" for from the start, "none" for a healthy run.'),
    where: z.string().max(200).nullable().optional().describe('Place id, as listed by the puzzle.'),
    fix: z
      .string()
      .max(100)
      .nullable()
      .optional()
      .describe('What is done about the run: id of a fix, as listed by the puzzle; absent: nothing.'),
    rationale: z.string().max(LONGEST_RATIONALE).nullable().optional().describe('Kept for yourself; not graded.'),
  })
  .meta({ title: 'One answer: a line of answers.jsonl' });

/** What the puzzle says an answer may contain. */
export interface AnswerContext {
  readonly candidates: readonly Candidate[];
  readonly places: readonly Place[];
  /** Fixes that the puzzle lists. */
  readonly fixes: readonly Pick<FixOffer, 'id'>[];
  /** Length of the run: an onset interval lies in [0, steps − 1]. */
  readonly steps: number;
}

/**
 * An answer from JSON that anyone may have written.
 * @param where place of the input for messages, such as `answers.jsonl line 3`; '' where there is none
 * @param context checks candidates, place and steps as well, where the puzzle is known
 * @throws AppError for everything that is not an answer; nothing else
 */
export function parseAnswer(value: unknown, where: string, context?: AnswerContext): Answer {
  const causes = ownCauses(value);
  if (causes !== undefined)
    sumOfProbabilities(
      causes,
      context?.candidates.map(({ id }) => id),
      where,
    );
  const read = checkShape(answerSchema, value, 'answer', where);
  const onset = read.onset ?? undefined;
  if (Array.isArray(onset)) checkInterval(onset, where, context);
  const place = read.where ?? undefined;
  if (context !== undefined && place !== undefined && !context.places.some(({ id }) => id === place)) {
    throw unknownInput(
      located('place', where),
      place,
      context.places.map(({ id }) => id),
    );
  }
  const fix = read.fix ?? undefined;
  if (context !== undefined && fix !== undefined && !context.fixes.some(({ id }) => id === fix)) {
    throw unknownInput(
      located('fix', where),
      fix,
      context.fixes.map(({ id }) => id),
    );
  }
  return {
    puzzle: read.puzzle,
    causes: read.causes ?? {},
    ...(onset !== undefined && { onset }),
    ...(place !== undefined && { where: place }),
    ...(fix !== undefined && { fix }),
    ...(read.rationale != null && { rationale: read.rationale }),
  };
}

/**
 * The object under `causes`, before the schema sees it: its messages name the candidate, and a name such as `__proto__`,
 * which a schema passes over, is met here.
 */
function ownCauses(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const causes = (value as { causes?: unknown }).causes;
  const isRecord = causes !== null && typeof causes === 'object' && !Array.isArray(causes);
  return isRecord ? (causes as Record<string, unknown>) : undefined;
}

function checkInterval([low, high]: readonly [number, number], where: string, context?: AnswerContext): void {
  const text = `[${low}, ${high}]`;
  if (low > high) throw invalid(located('onset', where), `${text} (the first step must not be after the last)`);
  if (context !== undefined && high > context.steps - 1) {
    throw invalid(located('onset', where), `${text} (the run has the steps 0 to ${context.steps - 1})`);
  }
}
