import type { PublicPuzzle } from '../puzzle/puzzle.js';
import type { StoredAttempt } from '../store/store.js';
import type { PracticePuzzle } from './practice.js';

/** A puzzle as it is sent: its public half, and what the solver did with it. */
export interface PuzzleState {
  readonly puzzle: PublicPuzzle;
  /** Place in the sequence, counted from 1. */
  readonly number: number;
  readonly outcome: StoredAttempt['outcome'] | null;
  readonly guided: boolean;
  readonly prior: Readonly<Record<string, number>>;
  readonly notes: string;
}

/** By allow-list: nothing else of a practice puzzle may leave. */
export function puzzleState(
  { draft, number, guided, prior }: PracticePuzzle,
  attempt: StoredAttempt | null,
  notes: string,
): PuzzleState {
  return { puzzle: draft.puzzle, number: number + 1, outcome: attempt?.outcome ?? null, guided, prior, notes };
}
