import { closest, distance } from 'fastest-levenshtein';
import { type AppError, unknown } from './errors.js';

/** Longest part of a name that a message repeats. */
const LONGEST = 60;

/** `unknown noun: name`, with the nearest valid name when one is close, else the whole list. */
export function unknownName(noun: string, given: string, valid: readonly string[]): AppError {
  const name = given.length > LONGEST ? `${given.slice(0, LONGEST)}…` : given;
  if (valid.length === 0) return unknown(noun, `${name} (there is none)`);
  const near = closest(name, valid);
  const close = distance(name, near) <= Math.max(2, Math.ceil(name.length / 3));
  return unknown(noun, `${name} (${close ? `did you mean ${near}?` : `one of: ${valid.join(', ')}`})`);
}
