import { Router } from 'express';
import type { Dependencies } from '../dependencies.js';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';

/** `GET /puzzle`: the first unanswered puzzle of the sequence, the same until it is answered. */
export function puzzleRoutes({ practice, store }: Dependencies): Router {
  const router = Router();
  router
    .route('/puzzle')
    .get(async (request, response) => {
      const number = await store.nextNumber();
      const { draft, prior } = practice.at(number);
      // Only when the last byte is out, or the work on the next puzzle would hold this one back.
      response.once('finish', () => practice.prepare(number + 1));
      await sendJson(request, response, 200, { puzzle: draft.puzzle, number: number + 1, prior, answered: false });
    })
    .all(otherMethods('GET', 'HEAD'));
  return router;
}
