import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import type { Dependencies } from './dependencies.js';
import { otherMethods } from './http/errors.js';

const refuseOthers = otherMethods('GET', 'HEAD');

const readOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') next();
  else refuseOthers(request, response, next);
};

/** Kept, but asked for again each time: an upgrade is seen at the next load. */
const revalidated = (directory: string): RequestHandler =>
  express.static(directory, {
    cacheControl: false,
    redirect: false,
    setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
  });

/** The browser client, then the plain files. Names under /assets carry a digest of their content: kept for good. */
export function staticFiles({ clientDirectory, staticDirectory }: Dependencies): Router {
  const assets = express.static(join(clientDirectory, 'assets'), {
    index: false,
    redirect: false,
    immutable: true,
    maxAge: '1y',
  });
  return Router().use(readOnly).use('/assets', assets).use(revalidated(clientDirectory), revalidated(staticDirectory));
}
