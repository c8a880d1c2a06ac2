import { Router } from 'express';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';
import { openApiDocument } from '../openapi/document.js';

/** `GET /openapi.json`: what is here, for those who write clients. */
export function openApiRoutes(): Router {
  const router = Router();
  let document: object | null = null;
  router
    .route('/openapi.json')
    .get(async (request, response) => {
      // Made when it is first asked for: hardly anybody does, and the server starts without it.
      document ??= openApiDocument();
      await sendJson(request, response, 200, document);
    })
    .all(otherMethods('GET', 'HEAD'));
  return router;
}
