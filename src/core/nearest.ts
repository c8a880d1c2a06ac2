import { closest, distance } from 'fastest-levenshtein';
import { type AppError, unknown } from './errors.js';

/** `unknown noun: name`, with the nearest valid name when one is close, else the whole list. */
export function unknownName(noun: string, name: string, valid: readonly string[]): AppError {
  if (valid.length === 0) return unknown(noun, `${name} (there is none)`);
  const near = closest(name, valid);
  const close = distance(name, near) <= Math.max(2, Math.ceil(name.length / 3));
  return unknown(noun, `${name} (${close ? `did you mean ${near}?` : `one of: ${valid.join(', ')}`})`);
}
