import { Router } from 'express';
import type { Dependencies } from '../dependencies.js';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';

/** `GET /progress`: how the answers so far were graded. */
export function progressRoutes({ store }: Dependencies): Router {
  const router = Router();
  router
    .route('/progress')
    .get(async (request, response) => sendJson(request, response, 200, await store.progress()))
    .all(otherMethods('GET', 'HEAD'));
  return router;
}
