import { AppError, failedCheck, invalid } from '../../core/errors.js';
import { shown } from '../../core/shape.js';
import type { StoredAttempt } from '../../store/store.js';

/** 409: a puzzle ends once. */
export function alreadyEnded(id: string, outcome: StoredAttempt['outcome']): AppError {
  return outcome === 'answered'
    ? failedCheck('answer', `puzzle ${id} is answered already (the first answer is final)`)
    : failedCheck('answer', `puzzle ${id} was given up (that is final)`);
}

/** 403: what would tell the cause of a puzzle waits for its end. */
export function notYetEnded(id: string, what: string): AppError {
  return new AppError('missing', 'answer', `puzzle ${id} ${what} after it is answered or given up`, {
    httpStatus: 403,
  });
}

/** 409: more of these may be had when one of them has ended. @param most how many may be open */
export function tooManyOpen(id: string, most: number): AppError {
  return new AppError('unsupported', 'puzzle', `another like ${id} (${most} are open already; finish one)`, {
    httpStatus: 409,
  });
}

/** Requests that say all in their address have the body `{}`, or none at all but its type. */
export function emptyBody(body: unknown): void {
  if (body === undefined) return;
  const field = body !== null && typeof body === 'object' && !Array.isArray(body) ? Object.keys(body)[0] : null;
  if (field === undefined) return;
  if (field === null) throw invalid('body', `${shown(body)} (must be {})`);
  throw new AppError('unknown', 'field', `${shown(field)} (the body must be {})`);
}
