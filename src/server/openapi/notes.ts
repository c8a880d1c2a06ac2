import { z } from 'zod';
import type { Operation } from '../http/operation.js';
import { notesSchema } from '../routes/notes.js';
import { components } from './components.js';
import { bodyErrors, PUZZLE_ID, puzzleErrors } from './shared.js';

notesSchema.register(components, { id: 'Notes' });
const savedSchema = z.strictObject({ saved: z.literal(true) }).register(components, { id: 'Saved' });

export const notesOperations: readonly Operation[] = [
  {
    id: 'saveNotes',
    method: 'put',
    path: '/puzzles/:id/notes',
    summary: 'Keeps what the solver writes down, before or after the end.',
    parameters: [PUZZLE_ID],
    body: { type: 'application/json', schema: notesSchema },
    replies: { 200: { description: 'Saved in place of the notes before.', schema: savedSchema } },
    errors: { 404: puzzleErrors[404], ...bodyErrors('The text is too long.') },
  },
];
