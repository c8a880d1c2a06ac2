import express, { type RequestHandler } from 'express';
import { AppError, missing } from '../../core/errors.js';
import { shown } from './shown.js';

export const BODY_LIMIT_BYTES = 64 * 1024;

/**
 * Refuses a body that is not declared as JSON: a form of another site can send only the types a form knows, and a browser
 * asks before it sends this one.
 */
const declaredJson: RequestHandler = (request, _response, next) => {
  if (request.is('*/*') === null) throw missing('body', 'send it as JSON');
  if (!request.is('application/json')) {
    const type = shown(request.headers['content-type'] ?? 'none');
    throw new AppError('unsupported', 'content type', `${type} (send application/json)`, { httpStatus: 415 });
  }
  next();
};

/** Reads the JSON body of a request; what it holds is still unchecked. */
export const jsonBody: readonly RequestHandler[] = [
  declaredJson,
  express.json({ limit: BODY_LIMIT_BYTES, inflate: false, strict: true, type: 'application/json' }),
];
