import { invalid, missing } from '../core/errors.js';
import { shown } from '../core/shape.js';
import { parseAnswer } from '../puzzle/answer.js';
import type { Answer, PublicPuzzle } from '../puzzle/puzzle.js';

/**
 * Reads an answer from an unchecked body: a line of an answers file without its `puzzle`, which the address names. An
 * answer that is final must name a cause.
 * @throws AppError (status 400) naming the field, its value and what would be valid
 */
export function answerOf(body: unknown, puzzle: PublicPuzzle): Answer {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw invalid('answer', `${shown(body)} (an object with causes and optionally onset, where, rationale)`);
  if ('puzzle' in body) throw invalid('answer', 'puzzle (the address names it)');
  const answer = parseAnswer(withPuzzle(body, puzzle.id), '', puzzle);
  if (Object.keys(answer.causes).length === 0) throw missing('causes', 'name at least one, such as {"healthy": 0.6}');
  return answer;
}

/** The body with the puzzle's id added; own fields alone, so that a field named `__proto__` stays one. */
function withPuzzle(body: object, puzzle: string): object {
  return Object.defineProperties({ puzzle }, Object.getOwnPropertyDescriptors(body));
}
