import express, { type Express } from 'express';
import type { Dependencies } from './dependencies.js';
import { answerErrors, nothingHere } from './http/errors.js';
import { apiRoutes } from './routes/api.js';
import { securityHeaders } from './security/headers.js';
import { hostAllowList } from './security/host-allow-list.js';
import { sameOrigin } from './security/same-origin.js';
import { staticFiles } from './static-files.js';

/**
 * The whole server as a function of what it is given; `listen` puts it on a port. Order matters: headers stand on every
 * response, and no route is reached by a request that came under another name or from another site.
 */
export function createApp(dependencies: Dependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders);
  app.use(hostAllowList(dependencies.hosts));
  app.use(sameOrigin);
  app.use('/api', apiRoutes(dependencies));
  app.use(staticFiles(dependencies));
  app.use(nothingHere);
  app.use(answerErrors(dependencies.report));
  return app;
}
