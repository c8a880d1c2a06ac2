import { AppError, unknown } from '../core/errors.js';
import { fingerprint } from '../puzzle/seal.js';
import type { StoredAttempt } from '../store/store.js';
import type { Dependencies } from './dependencies.js';
import { shown } from './http/shown.js';
import type { PracticePuzzle } from './practice.js';

/** A puzzle that was served. */
export interface FoundPuzzle {
  /** Null while the puzzle is the current one. */
  readonly attempt: StoredAttempt | null;
  /** @throws AppError 410 when the number of an answered puzzle now gives another: a different release or recipe made it */
  load(): PracticePuzzle;
}

type Sources = Pick<Dependencies, 'practice' | 'store'>;

/**
 * Finds a puzzle by its id among the numbers that were served: those with an attempt, and the current one. The rest of
 * the sequence is not searched, so that no puzzle can be had ahead of its turn.
 * @throws AppError 404 when it is none of these
 */
export async function findPuzzle({ practice, store }: Sources, id: string): Promise<FoundPuzzle> {
  // In this order: a puzzle answered between the two reads is then found as answered, never as unknown.
  const current = await store.nextNumber();
  const attempt = await store.attempt(id);
  if (attempt !== null) return { attempt, load: () => samePuzzle(practice.at(attempt.number), attempt) };
  const puzzle = practice.at(current);
  if (puzzle.draft.puzzle.id !== id) throw unknown('puzzle', `${shown(id)} (neither answered nor the current one)`);
  return { attempt: null, load: () => puzzle };
}

function samePuzzle(puzzle: PracticePuzzle, attempt: StoredAttempt): PracticePuzzle {
  if (fingerprint(puzzle.draft) === attempt.fingerprint) return puzzle;
  const id = attempt.answer.puzzle;
  throw new AppError('unsupported', 'puzzle', `${id} (made by another release; its answer and grade are kept)`, {
    httpStatus: 410,
  });
}
