import type { z } from 'zod';
import { AppError, invalid, missing } from '../core/errors.js';
import type { PublicPuzzle } from '../puzzle/puzzle.js';
import { shown } from './http/shown.js';

/** UTF-16 code units. */
export const LONGEST_RATIONALE = 2000;

type Issue = z.core.$ZodIssue;

const FIELDS = ['causes', 'onset', 'where', 'rationale'] as const;
type Field = (typeof FIELDS)[number];

/** An unknown name in a body is a fault of the request, not a resource that is not there: 400. */
const unknownIn = (noun: string, name: unknown, valid: readonly string[]): AppError =>
  new AppError('unknown', noun, `${shown(name)} (one of: ${valid.join(', ')})`, { httpStatus: 400 });

/** What is wrong with one field, by field. */
const FIELD_ERRORS: Record<Field, (value: unknown, puzzle: PublicPuzzle, issue: Issue) => AppError> = {
  causes(value, puzzle, issue) {
    if (issue.code === 'unrecognized_keys') {
      return unknownIn(
        'cause',
        issue.keys[0],
        puzzle.candidates.map(({ id }) => id),
      );
    }
    const id = issue.path[1];
    if (id === undefined) return invalid('causes', `${shown(value)} (an object of causes and probabilities)`);
    const probability = (value as Readonly<Record<PropertyKey, unknown>>)[id];
    const text = typeof probability === 'string' ? `"${shown(probability)}"` : shown(probability);
    return invalid('probability', `causes.${String(id)} is ${text} (a number from 0 to 1)`);
  },
  onset(value, puzzle) {
    const text = Array.isArray(value) ? `[${value.slice(0, 3).map(shown).join(', ')}]` : shown(value);
    const valid = `[from, to] in whole steps from 0 to ${puzzle.steps - 1}, "start" or "none"`;
    return invalid('onset', `${text} (${valid})`);
  },
  where(value, puzzle) {
    return unknownIn(
      'where',
      value,
      puzzle.places.map(({ id }) => id),
    );
  },
  rationale(value) {
    const text = typeof value === 'string' ? `${value.length} characters` : shown(value);
    return invalid('rationale', `${text} (text of at most ${LONGEST_RATIONALE} characters)`);
  },
};

/** An issue of the answer's schema in the words of every other message. @param body the value that was parsed */
export function answerError(issue: Issue, body: unknown, puzzle: PublicPuzzle): AppError {
  const field = FIELDS.find((name) => name === issue.path[0]);
  if (field === undefined) {
    if (issue.code === 'unrecognized_keys') return unknownIn('answer field', issue.keys[0], FIELDS);
    return invalid('answer', `${shown(body)} (an object with causes and optionally onset, where, rationale)`);
  }
  const value = (body as Readonly<Record<string, unknown>>)[field];
  if (value === undefined) return missing(field, 'an object of causes and probabilities, such as {"healthy": 0.6}');
  return FIELD_ERRORS[field](value, puzzle, issue);
}
