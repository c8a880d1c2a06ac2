import { Router } from 'express';
import type { Dependencies } from '../dependencies.js';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';

/** `GET /progress`: how the answers so far were graded; puzzles are counted from 1. */
export function progressRoutes({ store }: Dependencies): Router {
  const router = Router();
  router
    .route('/progress')
    .get(async (request, response) => {
      const progress = await store.progress();
      const recent = progress.recent.map((attempt) => ({ ...attempt, number: attempt.number + 1 }));
      await sendJson(request, response, 200, { ...progress, recent });
    })
    .all(otherMethods('GET', 'HEAD'));
  return router;
}
