import { z } from 'zod';
import { puzzleIdSchema } from '../../puzzle/public-puzzle-schema.js';
import type { Operation } from '../http/operation.js';
import { components } from './components.js';

const count = z.int().min(0);
const score = z.number().min(0).max(100);
const number = z.int().min(1).describe('Counted from 1.');

const recentSchema = z.strictObject({
  puzzle: puzzleIdSchema,
  number,
  scenario: z.string(),
  cause: z.string().describe('The true one: the puzzle has ended.'),
  outcome: z.enum(['answered', 'given-up']),
  correct: z.boolean().describe('Whether the true cause was the most probable one of the answer.'),
  probability: z.number().min(0).max(1).nullable().describe('Given to the true cause; null where it was given up.'),
  score: score.nullable(),
});

const openSchema = z.strictObject({
  puzzle: puzzleIdSchema,
  number,
  kind: z.enum(['skipped', 'another']),
});

export const progressSchema = z
  .strictObject({
    answered: count,
    correct: count,
    givenUp: count,
    meanScore: score.nullable().describe('Null while nothing is answered.'),
    recent: z.array(recentSchema).describe('The latest first.'),
    open: z.array(openSchema).describe('Set aside and not ended, by number.'),
    openTotal: count.describe('How many are set aside and not ended, listed or not.'),
  })
  .describe('How the puzzles so far ended.')
  .register(components, { id: 'Progress' });

export const progressOperations: readonly Operation[] = [
  {
    id: 'getProgress',
    method: 'get',
    path: '/progress',
    summary: 'How the puzzles so far ended, and which are set aside.',
    replies: { 200: { description: 'The progress.', schema: progressSchema } },
  },
];
