import { Router } from 'express';
import { invalid } from '../../core/errors.js';
import type { Dependencies } from '../dependencies.js';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';
import { shown } from '../http/shown.js';

/** `GET /charts?theme=light|dark`: the compiled charts of the dashboard; light when no theme is given. */
export function chartsRoutes({ charts }: Dependencies): Router {
  const router = Router();
  router
    .route('/charts')
    .get(async (request, response) => {
      const theme = request.query['theme'] ?? 'light';
      if (theme !== 'light' && theme !== 'dark') throw invalid('theme', `${shown(theme)} (light or dark)`);
      await sendJson(request, response, 200, charts(theme));
    })
    .all(otherMethods('GET', 'HEAD'));
  return router;
}
