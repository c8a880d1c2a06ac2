import type { z } from 'zod';
import { AppError, invalid, missing } from './errors.js';
import { unknownName } from './nearest.js';
import { validAt } from './shape-range.js';

/** `answer`, or `answer in answers.jsonl line 3` where the place of the input is known. */
export function located(noun: string, where: string): string {
  return where === '' ? noun : `${noun} in ${where}`;
}

/** A value as an error message shows it: short, and without walking into arrays or objects. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value !== null && typeof value === 'object') return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}

/**
 * An unknown name inside input that was sent to us. Unlike an unknown address it is a mistake in the request, so that
 * the HTTP status is 400.
 */
export function unknownInput(noun: string, name: string, valid: readonly string[]): AppError {
  const prefix = `unknown ${noun}: `;
  return new AppError('unknown', noun, unknownName(noun, name, valid).message.slice(prefix.length));
}

/**
 * `value` as the schema reads it.
 * @param noun what the value is, for messages
 * @param where file and line or the like; '' where there is none
 * @throws AppError with the first thing that is wrong: its path, its value and what was expected
 */
export function checkShape<T>(schema: z.ZodType<T>, value: unknown, noun: string, where: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const name = [path, issue.keys[0]!].filter((part) => part !== '').join('.');
    const fields = validAt(schema, issue.path);
    throw new AppError('unknown', located('field', where), fields === '' ? name : `${name} (${fields})`);
  }
  const found = valueAt(value, issue.path);
  const valid = validAt(schema, issue.path);
  if (found === undefined && path !== '')
    throw missing(located('field', where), valid === '' ? path : `${path} (${valid})`);
  const subject = path === '' ? shown(found) : `${path} = ${shown(found)}`;
  throw invalid(located(noun, where), `${subject} (${valid === '' ? lowerFirst(issue.message) : valid})`);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (current === null || typeof current !== 'object') return undefined;
    current = (current as Record<PropertyKey, unknown>)[key];
  }
  return current;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
