import { deriveSecret } from '../core/rng.js';
import type { DraftPuzzle, PuzzleFactory } from '../puzzle/factory.js';
import type { Answer, Grade, Reveal, WhyNot } from '../puzzle/puzzle.js';
import { puzzleId } from '../puzzle/seal.js';
import type { Theme } from '../puzzle/theme.js';
import { withoutFailing } from './defect.js';
import { createRecentCache } from './recent-cache.js';

/** Puzzles kept in memory; any other is made again from the secret when it is asked for. */
const CACHED_PUZZLES = 8;
/** Puzzles made before they were asked for, kept whatever else is looked at: making one on request could be timed. */
const PREPARED_PUZZLES = 4;

/** One puzzle of the sequence, key included: of this, only `draft.puzzle` may be sent before it has ended. */
export interface PracticePuzzle {
  /** Place in the sequence, counted from 0. */
  readonly number: number;
  /** Whether it is the one that the guide walks through: the same for everyone. */
  readonly guided: boolean;
  readonly draft: DraftPuzzle;
  /** Prior probability of each candidate of the puzzle's scenario; sums to 1. */
  readonly prior: Readonly<Record<string, number>>;
  reveal(answer: Answer | null, grade: Grade | null): Reveal;
  /** Simulated at the first call, then kept with the puzzle: an answer is final. */
  whyNot(answer: Answer | null): WhyNot;
  /** What "another like this" is drawn from. */
  theme(): Theme;
}

/** An endless sequence of puzzles, a pure function of (secret, number), and themed ones with numbers of their own. */
export interface Practice {
  /** @param theme what the puzzle is drawn from where it was asked for with "another like this" */
  at(number: number, theme?: Theme | null): PracticePuzzle;
  /** Id of the themed puzzle of a number. */
  idOfAnother(number: number): string;
  /** Makes a puzzle before it is asked for, once the event loop is free, so that the time to serve it tells nothing. */
  prepare(number: number, theme?: Theme | null): void;
}

export interface PracticeOptions {
  /** Recipe of each puzzle; must give the same factory for the same number. */
  readonly factoryFor: (number: number) => PuzzleFactory;
  /** Recipe of puzzles like a revealed one; must give the same factory for the same theme. */
  readonly themedFactory: (theme: Theme) => PuzzleFactory;
  /** Hex secret of the whole sequence. */
  readonly secret: string;
  /** Puzzle 0 where a guide walks through it; its secret is known to everyone. */
  readonly guide?: { readonly factory: PuzzleFactory; readonly secret: string };
}

/** Where a puzzle comes from. */
interface Origin {
  readonly factory: PuzzleFactory;
  readonly secret: string;
  readonly guided: boolean;
}

export function createPractice({ factoryFor, themedFactory, secret, guide }: PracticeOptions): Practice {
  const cache = createRecentCache<string, PracticePuzzle>(CACHED_PUZZLES);
  const prepared = createRecentCache<string, PracticePuzzle>(PREPARED_PUZZLES);
  // Themed puzzles have a path of their own: a number may have been in preparation for the sequence before.
  const secretOfAnother = (number: number) => deriveSecret(secret, ['another', number]);
  const keyOf = (number: number, theme: Theme | null) => (theme === null ? `${number}` : `another ${number}`);

  function originOf(number: number, theme: Theme | null): Origin {
    if (theme !== null) return { factory: themedFactory(theme), secret: secretOfAnother(number), guided: false };
    if (number === 0 && guide !== undefined) return { ...guide, guided: true };
    return { factory: factoryFor(number), secret: deriveSecret(secret, ['practice', number]), guided: false };
  }

  function make(number: number, theme: Theme | null): PracticePuzzle {
    const { factory, secret: own, guided } = originOf(number, theme);
    const draft = factory.generate(own);
    let whyNot: WhyNot | null = null;
    return {
      number,
      guided,
      draft,
      prior: factory.prior[draft.puzzle.scenario] ?? {},
      reveal: (answer, grade) =>
        withoutFailing(`revealing puzzle ${number}`, () => factory.reveal(draft, answer, grade)),
      whyNot(answer) {
        whyNot ??= withoutFailing(`explaining puzzle ${number}`, () => factory.whyNot(draft, answer));
        return whyNot;
      },
      theme: () => withoutFailing(`finding neighbours of puzzle ${number}`, () => factory.theme(draft, number)),
    };
  }

  const at = (number: number, theme: Theme | null = null): PracticePuzzle => {
    const key = keyOf(number, theme);
    const made = () => withoutFailing(`making puzzle ${number}`, () => make(number, theme));
    return prepared.find(key) ?? cache.get(key, made);
  };

  return {
    at,
    idOfAnother: (number) => puzzleId(secretOfAnother(number)),
    prepare(number, theme = null) {
      setImmediate(() => {
        try {
          prepared.get(keyOf(number, theme), () => at(number, theme));
        } catch {
          // The request that asks for this puzzle meets the same error and reports it.
        }
      });
    },
  };
}
