import { z } from 'zod';
import { answerSchema } from '../../puzzle/answer.js';
import { puzzleIdSchema } from '../../puzzle/public-puzzle-schema.js';
import { FIX_VERDICTS } from '../../puzzle/puzzle.js';
import { components } from './components.js';

const score = z.number().min(0).max(100);
const part = { score, reason: z.string().describe('Why, in a sentence.') };
const step = z.int().min(0);
const gpuHours = z.number().min(0);

export const verdictSchema = z.enum(FIX_VERDICTS).register(components, { id: 'FixVerdict' });

/** The body of an answer: a line of an answers file without its `puzzle`, and with a cause. */
export const answerBodySchema = answerSchema
  .omit({ puzzle: true })
  .extend({
    causes: answerSchema.shape.causes
      .unwrap()
      .describe('Probability of each named candidate; the rest of 1 is spread over the others by the prior.')
      .meta({ minProperties: 1 }),
  })
  .describe('An answer to the puzzle that the address names. It is final.')
  .register(components, { id: 'AnswerBody' });

/** An answer as it was read: what was not answered is absent. */
export const givenAnswerSchema = z
  .strictObject({
    puzzle: z.string(),
    causes: z.record(z.string(), z.number().min(0).max(1)),
    onset: z.union([z.tuple([step, step]), z.enum(['start', 'none'])]).optional(),
    where: z.string().optional(),
    fix: z.string().optional(),
    rationale: z.string().optional(),
  })
  .describe('An answer as it was read: what was not answered is absent.')
  .register(components, { id: 'Answer' });

const investigationSchema = z
  .strictObject({
    ...part,
    gpuHours: gpuHours.describe('Spent.'),
    par: gpuHours.describe('What the reference policy is expected to spend.'),
    budget: gpuHours,
    regret: z
      .strictObject({ bits: z.number(), gpuHours: z.number() })
      .describe("What the purchases tell less than par's, and cost more."),
  })
  .describe('Spend against par; beside the score, and no part of it.');

export const gradeSchema = z
  .strictObject({
    puzzle: puzzleIdSchema,
    cause: z.strictObject({
      ...part,
      brier: z.number().min(0).max(2).describe('Brier score over the candidates: 0 best, 2 worst.'),
      log: z.number().max(0).describe('Natural log of the probability of the truth, floored.'),
      top1: z.boolean().describe('Whether the true cause was the most probable one.'),
      probability: z.number().min(0).max(1).describe('Given to the true cause.'),
    }),
    onset: z.strictObject(part),
    where: z.strictObject(part),
    fix: z
      .strictObject({ ...part, fix: z.string(), verdict: verdictSchema })
      .nullable()
      .describe('Null where fixes cannot be simulated, as in a recorded run.'),
    investigation: investigationSchema.nullable().describe('Null where nothing can be bought.'),
    score: score.describe('Weighted sum of cause, onset, place and fix.'),
  })
  .describe('The grade of an answer, 0 to 100, with a reason for each part.')
  .register(components, { id: 'Grade' });
