import { deriveSecret } from '../core/rng.js';
import type { DraftPuzzle, PuzzleFactory } from '../puzzle/factory.js';
import type { Answer, Grade, Reveal } from '../puzzle/puzzle.js';
import { withoutFailing } from './defect.js';
import { createRecentCache } from './recent-cache.js';

/** Puzzles kept in memory; any other is made again from the secret when it is asked for. */
const CACHED_PUZZLES = 8;

/** One puzzle of the sequence, key included: of this, only `draft.puzzle` may be sent before an answer is stored. */
export interface PracticePuzzle {
  /** Place in the sequence, counted from 0. */
  readonly number: number;
  readonly draft: DraftPuzzle;
  /** Prior probability of each candidate of the puzzle's scenario; sums to 1. */
  readonly prior: Readonly<Record<string, number>>;
  reveal(answer: Answer, grade: Grade): Reveal;
}

/** An endless sequence of puzzles, a pure function of (secret, number). */
export interface Practice {
  at(number: number): PracticePuzzle;
  /** Makes a puzzle before it is asked for, once the event loop is free, so that the time to serve it tells nothing. */
  prepare(number: number): void;
}

export interface PracticeOptions {
  /** Recipe of each puzzle; must give the same factory for the same number. */
  readonly factoryFor: (number: number) => PuzzleFactory;
  /** Hex secret of the whole sequence. */
  readonly secret: string;
}

export function createPractice({ factoryFor, secret }: PracticeOptions): Practice {
  const cache = createRecentCache<number, PracticePuzzle>(CACHED_PUZZLES);
  // The current puzzle and the next stay, whatever else is looked at: making one again on request could be timed.
  const pinned = new Map<number, PracticePuzzle>();
  const at = (number: number): PracticePuzzle =>
    pinned.get(number) ?? cache.get(number, () => withoutFailing(`making puzzle ${number}`, () => make(number)));

  function make(number: number): PracticePuzzle {
    const factory = factoryFor(number);
    const draft = factory.generate(deriveSecret(secret, ['practice', number]));
    return {
      number,
      draft,
      prior: factory.prior[draft.puzzle.scenario] ?? {},
      reveal: (answer, grade) =>
        withoutFailing(`revealing puzzle ${number}`, () => factory.reveal(draft, answer, grade)),
    };
  }

  return {
    at,
    prepare(number) {
      setImmediate(() => {
        try {
          pinned.set(number, at(number));
          for (const other of pinned.keys()) if (other < number - 1 || other > number) pinned.delete(other);
        } catch {
          // The request that asks for this puzzle meets the same error and reports it.
        }
      });
    },
  };
}
