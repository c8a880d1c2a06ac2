import { Router } from 'express';
import type { Dependencies } from '../dependencies.js';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';
import { puzzleState } from '../puzzle-state.js';

/** `GET /puzzle`: the first puzzle of the sequence that is neither ended nor set aside, the same until it is. */
export function puzzleRoutes({ practice, store }: Dependencies): Router {
  const router = Router();
  router
    .route('/puzzle')
    .get(async (request, response) => {
      const number = await store.nextNumber();
      const following = await store.nextNumber(number + 1);
      const puzzle = practice.at(number);
      const notes = await store.notes(puzzle.draft.puzzle.id);
      // Only when the last byte is out, or the work on the next puzzle would hold this one back.
      response.once('finish', () => {
        practice.prepare(number);
        practice.prepare(following);
      });
      await sendJson(request, response, 200, puzzleState(puzzle, null, notes));
    })
    .all(otherMethods('GET', 'HEAD'));
  return router;
}
