import type { ErrorRequestHandler, RequestHandler } from 'express';
import { AppError, type ErrorKind, invalid, unknown } from '../../core/errors.js';
import { BODY_LIMIT_BYTES } from './json-body.js';
import { shown } from './shown.js';

/** Body of every response that is not a success. */
export interface ErrorBody {
  readonly error: { readonly kind: ErrorKind; readonly noun: string; readonly message: string };
}

/** What was asked for does not exist. */
export const nothingHere: RequestHandler = (request) => {
  throw unknown('path', shown(request.baseUrl + request.path));
};

/** @param allowed methods of the path, such as `GET` */
export function otherMethods(...allowed: string[]): RequestHandler {
  return (request, response) => {
    response.set('Allow', allowed.join(', '));
    throw new AppError('unsupported', 'method', `${request.method} (allowed: ${allowed.join(', ')})`, {
      httpStatus: 405,
    });
  };
}

/**
 * Turns whatever a handler threw into JSON. An AppError is written for the client; an error of the body parser or the
 * router is put in our words; the rest is a defect, reported and answered without any detail.
 */
export function answerErrors(report: (error: unknown) => void): ErrorRequestHandler {
  return (thrown: unknown, _request, response, _next) => {
    let error = asClientError(thrown);
    if (error === null) {
      report(thrown);
      error = new AppError('invalid', 'server state', 'the request failed on our side and was reported', {
        httpStatus: 500,
      });
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const body: ErrorBody = { error: { kind: error.kind, noun: error.noun, message: error.message } };
    response.removeHeader('Content-Encoding');
    response.status(error.httpStatus).set('Cache-Control', 'no-store').json(body);
  };
}

function asClientError(thrown: unknown): AppError | null {
  if (thrown instanceof AppError) return thrown;
  if (!(thrown instanceof Error)) return null;
  const { status, type } = thrown as { status?: unknown; type?: unknown };
  if (type === 'entity.too.large') {
    return new AppError('invalid', 'body', `larger than ${BODY_LIMIT_BYTES} bytes`, { httpStatus: 413 });
  }
  if (type === 'entity.parse.failed') return invalid('body', 'not a JSON object');
  if (status === 415) {
    return new AppError('unsupported', 'body encoding', 'send JSON in UTF-8, not compressed', { httpStatus: 415 });
  }
  if (typeof status !== 'number' || status < 400 || status >= 500) return null;
  if (thrown instanceof URIError) return invalid('path', 'not a valid percent-encoding');
  return invalid('request', 'it could not be read');
}
