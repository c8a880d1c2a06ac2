import { Router } from 'express';
import { invalid, unknown } from '../../core/errors.js';
import { withoutFailing } from '../defect.js';
import type { Dependencies } from '../dependencies.js';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';
import { shown } from '../http/shown.js';

/** The only names that reach the manual: no dot, no slash, so no path. */
export const PAGE_ID = /^[a-z0-9-]+$/;

/** `GET /manual`: all pages, to list and search. `GET /manual/:id`: one page with its picture. `GET /glossary`: all terms. */
export function manualRoutes({ manual, glossary }: Dependencies): Router {
  const router = Router();

  router
    .route('/manual')
    .get((request, response) => sendJson(request, response, 200, { pages: manual.entries() }))
    .all(otherMethods('GET', 'HEAD'));

  router
    .route('/manual/:id')
    .get(async (request, response) => {
      const { id } = request.params;
      if (!PAGE_ID.test(id)) throw invalid('manual page', `${shown(id)} (lower-case letters, digits and hyphens)`);
      const page = withoutFailing(`making manual page ${id}`, () => manual.page(id));
      if (page === null) throw unknown('manual page', shown(id));
      await sendJson(request, response, 200, page);
    })
    .all(otherMethods('GET', 'HEAD'));

  router
    .route('/glossary')
    .get((request, response) => sendJson(request, response, 200, { terms: glossary() }))
    .all(otherMethods('GET', 'HEAD'));

  return router;
}
