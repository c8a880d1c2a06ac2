import type { RequestHandler } from 'express';
import { AppError } from '../../core/errors.js';
import { shown } from '../http/shown.js';

/**
 * Against DNS rebinding: a page of another site whose name was pointed at this machine still sends its own name as Host.
 * Answered with 421 (misdirected request): the request reached a server that does not answer for that name.
 */
export function hostAllowList(hosts: () => readonly string[]): RequestHandler {
  return (request, _response, next) => {
    const host = request.headers.host ?? '';
    const allowed = hosts();
    if (!allowed.includes(host.toLowerCase())) {
      const detail = `${shown(host) || 'none'} (this server answers to: ${allowed.join(', ')})`;
      throw new AppError('unsupported', 'host', detail, { httpStatus: 421 });
    }
    next();
  };
}
