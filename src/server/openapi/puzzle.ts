import { z } from 'zod';
import { LONGEST_NOTES } from '../../core/limits.js';
import { publicPuzzleSchema } from '../../puzzle/public-puzzle-schema.js';
import type { Operation } from '../http/operation.js';
import { components } from './components.js';

export const puzzleStateSchema = z
  .strictObject({
    puzzle: publicPuzzleSchema,
    number: z.int().min(1).describe('Place in the sequence, counted from 1.'),
    outcome: z.enum(['answered', 'given-up']).nullable().describe('Null while the puzzle is open, set aside or not.'),
    guided: z.boolean().describe('Whether it is the first one, which the page walks through and everybody gets.'),
    prior: z.record(z.string(), z.number().min(0).max(1)).describe('Probability of each candidate; sums to 1.'),
    notes: z.string().max(LONGEST_NOTES),
  })
  .describe('A puzzle as a solver sees it, and what the solver did with it.')
  .register(components, { id: 'PuzzleState' });

export const puzzleOperations: readonly Operation[] = [
  {
    id: 'getCurrentPuzzle',
    method: 'get',
    path: '/puzzle',
    summary: 'The first puzzle of the sequence that is neither ended nor set aside.',
    replies: { 200: { description: 'The same one until it is.', schema: puzzleStateSchema } },
  },
];
