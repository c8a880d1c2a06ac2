import { z } from 'zod';
import type { Operation } from '../http/operation.js';
import { components } from './components.js';
import { answerBodySchema, gradeSchema } from './grade-schema.js';
import { puzzleStateSchema } from './puzzle.js';
import { bodyErrors, emptySchema, PUZZLE_ID, puzzleErrors } from './shared.js';

const gradedSchema = z.strictObject({ grade: gradeSchema }).register(components, { id: 'Graded' });
const givenUpSchema = z.strictObject({ givenUp: z.literal(true) }).register(components, { id: 'GivenUp' });
const skippedSchema = z.strictObject({ skipped: z.literal(true) }).register(components, { id: 'Skipped' });

const ENDED = 'The puzzle is answered already, or was given up: the first ending is final.';
const notEmpty = bodyErrors('The body is not {}.');

export const puzzlesOperations: readonly Operation[] = [
  {
    id: 'getPuzzle',
    method: 'get',
    path: '/puzzles/:id',
    summary: 'A puzzle that was served.',
    parameters: [PUZZLE_ID],
    replies: { 200: { description: 'The puzzle.', schema: puzzleStateSchema } },
    errors: puzzleErrors,
  },
  {
    id: 'answerPuzzle',
    method: 'post',
    path: '/puzzles/:id/answer',
    summary: 'Answers a puzzle and grades the answer.',
    description:
      'Final. Candidates, places and fixes are those that the puzzle lists; an onset lies in its steps. Probabilities sum to 1 at most.',
    parameters: [PUZZLE_ID],
    body: { type: 'application/json', schema: answerBodySchema },
    replies: { 201: { description: 'Stored.', schema: gradedSchema } },
    errors: {
      ...puzzleErrors,
      ...bodyErrors('The answer names something that the puzzle does not list, or no cause.'),
      409: ENDED,
    },
  },
  {
    id: 'giveUpPuzzle',
    method: 'post',
    path: '/puzzles/:id/give-up',
    summary: 'Ends a puzzle without an answer, so that it is revealed.',
    parameters: [PUZZLE_ID],
    body: { type: 'application/json', schema: emptySchema },
    replies: { 201: { description: 'Ended.', schema: givenUpSchema } },
    errors: { ...puzzleErrors, ...notEmpty, 409: ENDED },
  },
  {
    id: 'skipPuzzle',
    method: 'post',
    path: '/puzzles/:id/skip',
    summary: 'Sets a puzzle aside: the next one becomes the current one, and this one stays open.',
    description: 'Once more changes nothing.',
    parameters: [PUZZLE_ID],
    body: { type: 'application/json', schema: emptySchema },
    replies: { 200: { description: 'Set aside.', schema: skippedSchema } },
    errors: { 404: puzzleErrors[404], ...notEmpty, 409: ENDED },
  },
];
