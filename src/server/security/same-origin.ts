import type { RequestHandler } from 'express';
import { AppError } from '../../core/errors.js';
import { shown } from '../http/shown.js';

const refused = (noun: string, value: string): AppError =>
  new AppError('unsupported', noun, `${shown(value)} (requests from other sites are refused)`, { httpStatus: 403 });

/** Refuses a request whose Origin is not this server; comes after the host allow-list, which vouches for the Host header. */
export const sameOrigin: RequestHandler = (request, _response, next) => {
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== `http://${(host ?? '').toLowerCase()}`) throw refused('origin', origin);
  next();
};

/**
 * Refuses a request that a browser says another site caused, `same-site` (another port of this machine) included; what
 * is typed or opened directly is `none`, and a program sends no such header.
 */
export const sameSite: RequestHandler = (request, _response, next) => {
  const site = request.get('Sec-Fetch-Site') ?? 'none';
  if (site !== 'same-origin' && site !== 'none') throw refused('fetch site', site);
  next();
};
