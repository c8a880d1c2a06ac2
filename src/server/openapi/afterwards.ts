import { z } from 'zod';
import { puzzleIdSchema } from '../../puzzle/public-puzzle-schema.js';
import type { Operation } from '../http/operation.js';
import { fixedRunsSchema, whyNotSchema } from './afterwards-schema.js';
import { components } from './components.js';
import { revealSchema } from './reveal-schema.js';
import { bodyErrors, emptySchema, PUZZLE_ID, puzzleErrors } from './shared.js';

const anotherSchema = z
  .strictObject({ puzzle: puzzleIdSchema.describe('Id of the new puzzle, which is set aside from the beginning.') })
  .register(components, { id: 'Another' });

const errors = { ...puzzleErrors, 403: 'The puzzle is open: answer it or give it up first.' };

export const afterwardsOperations: readonly Operation[] = [
  {
    id: 'getReveal',
    method: 'get',
    path: '/puzzles/:id/reveal',
    summary: 'The truth about a puzzle that has ended, beside the answer.',
    parameters: [PUZZLE_ID],
    replies: { 200: { description: 'The reveal.', schema: revealSchema } },
    errors,
  },
  {
    id: 'getFixedRuns',
    method: 'get',
    path: '/puzzles/:id/fixed',
    summary: 'What becomes of the run with the fix of the answer and two others.',
    parameters: [PUZZLE_ID],
    replies: { 200: { description: 'The runs.', schema: fixedRunsSchema } },
    errors,
  },
  {
    id: 'getWhyNot',
    method: 'get',
    path: '/puzzles/:id/why-not',
    summary: 'Why it was not the cause of the answer, and not the nearest neighbour of the truth.',
    description: 'Simulated when it is first asked for, which takes a few seconds.',
    parameters: [PUZZLE_ID],
    replies: { 200: { description: 'The alternatives.', schema: whyNotSchema } },
    errors,
  },
  {
    id: 'addAnother',
    method: 'post',
    path: '/puzzles/:id/another',
    summary: 'Adds a puzzle whose cause is that of this one, one of its neighbours, or none.',
    parameters: [PUZZLE_ID],
    body: { type: 'application/json', schema: emptySchema },
    replies: { 201: { description: 'Added.', schema: anotherSchema } },
    errors: { ...errors, ...bodyErrors('The body is not {}.'), 409: 'Too many of them are open: finish one first.' },
  },
];
