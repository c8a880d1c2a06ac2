import { Router } from 'express';
import { z } from 'zod';
import { LONGEST_NOTES } from '../../core/limits.js';
import { checkShape } from '../../core/shape.js';
import type { Dependencies } from '../dependencies.js';
import { findPuzzle } from '../find-puzzle.js';
import { otherMethods } from '../http/errors.js';
import { jsonBody } from '../http/json-body.js';
import { sendJson } from '../http/send-json.js';

export const notesSchema = z.strictObject({ text: z.string().max(LONGEST_NOTES) });

/** `PUT /puzzles/:id/notes`: what the solver writes down, before or after the end; nobody else reads it. */
export function notesRoutes(dependencies: Dependencies): Router {
  const { store } = dependencies;
  const router = Router();
  router
    .route('/puzzles/:id/notes')
    .put(...jsonBody, async (request, response) => {
      const { id } = request.params as { id: string };
      const { text } = checkShape(notesSchema, request.body, 'notes', '');
      await findPuzzle(dependencies, id);
      await store.saveNotes(id, text);
      await sendJson(request, response, 200, { saved: true });
    })
    .all(otherMethods('PUT'));
  return router;
}
