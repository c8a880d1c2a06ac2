import { AppError, unknown } from '../core/errors.js';
import { fingerprint } from '../puzzle/seal.js';
import type { Theme } from '../puzzle/theme.js';
import type { StoredAttempt } from '../store/store.js';
import type { Dependencies } from './dependencies.js';
import { shown } from './http/shown.js';
import { type PracticePuzzle, ThemeGone } from './practice.js';

/** A puzzle that was served. */
export interface FoundPuzzle {
  readonly number: number;
  /** Null while the puzzle is open: the current one, or set aside. */
  readonly attempt: StoredAttempt | null;
  /** @throws AppError 410 when the number of the puzzle now gives another: a different release or recipe made it */
  load(): PracticePuzzle;
}

type Sources = Pick<Dependencies, 'practice' | 'store'>;

/**
 * Finds a puzzle by its id among the numbers that were served: those with an attempt, those set aside, and the current
 * one. The rest of the sequence is not searched, so that no puzzle can be had ahead of its turn.
 * @throws AppError 404 when it is none of these
 */
export async function findPuzzle({ practice, store }: Sources, id: string): Promise<FoundPuzzle> {
  // In this order: a puzzle that ends or is set aside between the two reads is then found as such, never as unknown.
  const current = await store.nextNumber();
  const { attempt, setAside } = await store.known(id);
  const theme = setAside?.theme ?? null;
  if (attempt !== null) {
    const { number } = attempt;
    return { number, attempt, load: () => samePuzzle(practice, attempt, theme) };
  }
  if (setAside !== null) {
    const { number } = setAside;
    return { number, attempt: null, load: () => openPuzzle(practice, id, number, theme) };
  }
  const puzzle = practice.at(current);
  if (puzzle.draft.puzzle.id !== id)
    throw unknown('puzzle', `${shown(id)} (neither ended, nor set aside, nor the current one)`);
  return { number: current, attempt: null, load: () => puzzle };
}

function openPuzzle(practice: Sources['practice'], id: string, number: number, theme: Theme | null): PracticePuzzle {
  const puzzle = madeAgain(practice, number, theme);
  if (puzzle?.draft.puzzle.id === id) return puzzle;
  throw otherRelease(id, 'it can no longer be opened');
}

function samePuzzle(practice: Sources['practice'], attempt: StoredAttempt, theme: Theme | null): PracticePuzzle {
  const puzzle = madeAgain(practice, attempt.number, theme);
  if (puzzle !== null && fingerprint(puzzle.draft) === attempt.fingerprint) return puzzle;
  throw otherRelease(attempt.puzzle, 'its answer and grade are kept');
}

/** Null where this release does not have what the puzzle is drawn from. */
function madeAgain({ at }: Sources['practice'], number: number, theme: Theme | null): PracticePuzzle | null {
  try {
    return at(number, theme);
  } catch (error) {
    if (error instanceof ThemeGone) return null;
    throw error;
  }
}

const otherRelease = (id: string, consequence: string): AppError =>
  new AppError('unsupported', 'puzzle', `${id} (made by another release; ${consequence})`, { httpStatus: 410 });
