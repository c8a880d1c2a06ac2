import { Router } from 'express';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';

/** `GET /health`: the process answers requests. */
export function healthRoutes(): Router {
  const router = Router();
  router
    .route('/health')
    .get((request, response) => sendJson(request, response, 200, { ok: true }))
    .all(otherMethods('GET', 'HEAD'));
  return router;
}
