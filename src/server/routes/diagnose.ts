import { type RequestHandler, Router } from 'express';
import { AppError, missing } from '../../core/errors.js';
import type { Dependencies } from '../dependencies.js';
import { otherMethods } from '../http/errors.js';
import { readBody } from '../http/read-body.js';
import { sendJson } from '../http/send-json.js';
import { shown } from '../http/shown.js';
import { uploadOf, uploadQuery } from '../http/upload-query.js';

/** Largest upload: a run of a hundred thousand steps with a dozen columns of text. */
export const MOST_UPLOAD_BYTES = 16 * 1024 * 1024;

const TYPE = 'application/octet-stream';

/**
 * Refuses a body that is not declared as bytes. Like JSON this is none of the three types that a form, or a script without
 * asking first, can send to another site: the browser asks before, and nobody here says yes. A body without a type, which
 * such a script can send, is refused as well.
 */
const declaredBytes: RequestHandler = (request, _response, next) => {
  if (request.is('*/*') === null) throw missing('body', 'send the files of a run');
  if (!request.is(TYPE)) {
    const type = shown(request.headers['content-type'] ?? 'none');
    throw new AppError('unsupported', 'content type', `${type} (send ${TYPE})`, { httpStatus: 415 });
  }
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    throw new AppError('unsupported', 'body encoding', `${shown(encoding)} (send the files as they are)`, {
      httpStatus: 415,
    });
  next();
};

const tooLarge = () =>
  new AppError(
    'invalid',
    'run file',
    `more than ${MOST_UPLOAD_BYTES / 1024 / 1024} MB (gzip it, keep fewer columns, or use: lossleuth diagnose)`,
    { httpStatus: 413 },
  );

const underWay = () =>
  new AppError('unsupported', 'diagnosis', 'two at the same time (another run is being read; try again in a moment)', {
    httpStatus: 429,
  });

/**
 * `POST /diagnose?file=run:SIZE:NAME`: diagnoses a user's own run. The body is its files, one after the other as the address
 * lists them. They are read in memory, once; nothing of them is kept, written or reported.
 */
export function diagnoseRoutes({ diagnose }: Dependencies): Router {
  const router = Router();
  let busy = false;
  router
    .route('/diagnose')
    .post(declaredBytes, async (request, response) => {
      const query = uploadQuery(request.query);
      if (busy) throw underWay();
      busy = true;
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      try {
        const body = await readBody(request, MOST_UPLOAD_BYTES, tooLarge);
        await sendJson(request, response, 200, await diagnose(uploadOf(body, query), gone.signal));
      } catch (error) {
        // Whoever has left is told nothing, and it is nobody's fault.
        const left = response.destroyed || (request.destroyed && !request.complete);
        if (!left) throw error;
      } finally {
        busy = false;
      }
    })
    .all(otherMethods('POST'));
  return router;
}
