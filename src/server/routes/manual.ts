import { Router } from 'express';
import { invalid, unknown } from '../../core/errors.js';
import type { Dependencies } from '../dependencies.js';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';
import { shown } from '../http/shown.js';

/** The only names that reach the manual: no dot, no slash, so no path. */
const PAGE_ID = /^[a-z0-9-]+$/;

/** `GET /manual/:id`: one page of the manual as HTML. */
export function manualRoutes({ manual }: Dependencies): Router {
  const router = Router();
  router
    .route('/manual/:id')
    .get(async (request, response) => {
      const { id } = request.params;
      if (!PAGE_ID.test(id)) throw invalid('manual page', `${shown(id)} (lower-case letters, digits and hyphens)`);
      const html = manual(id);
      if (html === null) throw unknown('manual page', shown(id));
      await sendJson(request, response, 200, { id, html });
    })
    .all(otherMethods('GET', 'HEAD'));
  return router;
}
