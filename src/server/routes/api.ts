import { type RequestHandler, Router } from 'express';
import type { Dependencies } from '../dependencies.js';
import { nothingHere } from '../http/errors.js';
import { sameSite } from '../security/same-origin.js';
import { afterwardsRoutes } from './afterwards.js';
import { chartsRoutes } from './charts.js';
import { diagnoseRoutes } from './diagnose.js';
import { healthRoutes } from './health.js';
import { manualRoutes } from './manual.js';
import { notesRoutes } from './notes.js';
import { openApiRoutes } from './openapi.js';
import { probesRoutes } from './probes.js';
import { progressRoutes } from './progress.js';
import { puzzleRoutes } from './puzzle.js';
import { puzzlesRoutes } from './puzzles.js';
import { sessionRoutes } from './session.js';

const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** Everything under /api. */
export function apiRoutes(dependencies: Dependencies): Router {
  const version1 = Router()
    .use(puzzleRoutes(dependencies))
    .use(puzzlesRoutes(dependencies))
    .use(afterwardsRoutes(dependencies))
    .use(probesRoutes(dependencies))
    .use(notesRoutes(dependencies))
    .use(progressRoutes(dependencies))
    .use(sessionRoutes(dependencies))
    .use(chartsRoutes(dependencies))
    .use(manualRoutes(dependencies))
    .use(diagnoseRoutes(dependencies))
    .use(healthRoutes())
    .use(openApiRoutes());
  return Router().use(neverStored, sameSite).use('/v1', version1).use(nothingHere);
}
