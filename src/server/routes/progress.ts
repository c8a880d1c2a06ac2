import { Router } from 'express';
import type { Dependencies } from '../dependencies.js';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';

const fromOne = <T extends { readonly number: number }>(line: T): T => ({ ...line, number: line.number + 1 });

/** `GET /progress`: how the puzzles so far ended, and which are set aside; puzzles are counted from 1. */
export function progressRoutes({ store }: Dependencies): Router {
  const router = Router();
  router
    .route('/progress')
    .get(async (request, response) => {
      const { recent, open, ...totals } = await store.progress();
      await sendJson(request, response, 200, { ...totals, recent: recent.map(fromOne), open: open.map(fromOne) });
    })
    .all(otherMethods('GET', 'HEAD'));
  return router;
}
