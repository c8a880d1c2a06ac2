import { AppError } from '../core/errors.js';
import { deriveSecret } from '../core/rng.js';
import type { Reading } from '../lab/probe.js';
import type { DraftPuzzle, PuzzleFactory } from '../puzzle/factory.js';
import type { Answer, Grade, InvestigationGrade } from '../puzzle/puzzle.js';
import type { FixedRuns, Reveal, WhyNot } from '../puzzle/revealed.js';
import { puzzleId } from '../puzzle/seal.js';
import type { Theme } from '../puzzle/theme.js';
import { withoutFailing } from './defect.js';
import { createRecentCache } from './recent-cache.js';

/** Puzzles kept in memory; any other is made again from the secret when it is asked for. */
const CACHED_PUZZLES = 8;
/**
 * Puzzles of the sequence made before they were asked for, kept whatever else is looked at or asked for, since making one
 * on request could be timed: the current one and the next.
 */
const PREPARED_PUZZLES = 2;
/** The same of themed puzzles: the latest asked for. */
const PREPARED_OTHERS = 1;
/** Themed puzzles asked for within this of each other are many at once: none of them is made but the last. */
const OTHER_DELAY_MS = 50;

/** One puzzle of the sequence, key included: of this, only `draft.puzzle` may be sent before it has ended. */
export interface PracticePuzzle {
  /** Place in the sequence, counted from 0. */
  readonly number: number;
  /** Whether it is the one that the guide walks through: the same for everyone. */
  readonly guided: boolean;
  readonly draft: DraftPuzzle;
  /** Prior probability of each candidate of the puzzle's scenario; sums to 1. */
  readonly prior: Readonly<Record<string, number>>;
  /** What becomes of the run with the fix of the answer and two others. */
  fixed(answer: Answer | null): FixedRuns;
  /** An experiment. @throws AppError `unknown probe: …` */
  probe(id: string): Reading;
  investigation(bought: readonly string[]): InvestigationGrade | null;
  reveal(answer: Answer | null, grade: Grade | null, bought: readonly string[]): Reveal;
  /** Simulated at the first call, then kept with the puzzle: an answer is final. */
  whyNot(answer: Answer | null): WhyNot;
  /** What "another like this" is drawn from. */
  theme(): Theme;
}

/** A theme names a scenario or faults that this release does not have: another release wrote it. */
export class ThemeGone extends Error {}

/** An endless sequence of puzzles, a pure function of (secret, number), and themed ones with numbers of their own. */
export interface Practice {
  /**
   * @param theme what the puzzle is drawn from where it was asked for with "another like this"
   * @throws ThemeGone
   */
  at(number: number, theme?: Theme | null): PracticePuzzle;
  /** Id of the themed puzzle of a number. */
  idOfAnother(number: number): string;
  /**
   * Makes a puzzle before it is asked for, once the event loop is free, so that the time to serve it tells nothing. Kept
   * are the last two of the sequence, and of themed puzzles the last; one that another follows at once is not made.
   */
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
  // In the order of preparation: what is looked at does not decide what stays.
  const [prepared, preparedOthers] = [new Map<string, PracticePuzzle>(), new Map<string, PracticePuzzle>()];
  let latestOther: NodeJS.Timeout | undefined;
  // Themed puzzles have a path of their own: a number may have been in preparation for the sequence before.
  const secretOfAnother = (number: number) => deriveSecret(secret, ['another', number]);
  const keyOf = (number: number, theme: Theme | null) => (theme === null ? `${number}` : `another ${number}`);

  function originOf(number: number, theme: Theme | null): Origin {
    if (theme !== null) return { factory: factoryOf(theme), secret: secretOfAnother(number), guided: false };
    if (number === 0 && guide !== undefined) return { ...guide, guided: true };
    const factory = withoutFailing(`finding the recipe of puzzle ${number}`, () => factoryFor(number));
    return { factory, secret: deriveSecret(secret, ['practice', number]), guided: false };
  }

  function factoryOf(theme: Theme): PuzzleFactory {
    try {
      return themedFactory(theme);
    } catch (cause) {
      // The message names the theme, which would tell what the cause can be.
      throw cause instanceof AppError ? new ThemeGone(cause.message, { cause }) : cause;
    }
  }

  function make(number: number, { factory, secret: own, guided }: Origin): PracticePuzzle {
    const draft = factory.generate(own);
    let whyNot: WhyNot | null = null;
    return {
      number,
      guided,
      draft,
      prior: factory.prior[draft.puzzle.scenario] ?? {},
      fixed: (answer) => withoutFailing(`fixing puzzle ${number}`, () => factory.fixed(draft, answer)),
      probe: (id) => withoutFailing(`measuring puzzle ${number}`, () => factory.probe(draft, id)),
      investigation: (bought) =>
        withoutFailing(`grading the investigation of puzzle ${number}`, () => factory.investigation(draft, bought)),
      reveal: (answer, grade, bought) =>
        withoutFailing(`revealing puzzle ${number}`, () => factory.reveal(draft, answer, grade, bought)),
      whyNot(answer) {
        whyNot ??= withoutFailing(`explaining puzzle ${number}`, () => factory.whyNot(draft, answer));
        return whyNot;
      },
      theme: () => withoutFailing(`finding neighbours of puzzle ${number}`, () => factory.theme(draft, number)),
    };
  }

  const at = (number: number, theme: Theme | null = null): PracticePuzzle => {
    const key = keyOf(number, theme);
    const made = () => {
      const origin = originOf(number, theme);
      return withoutFailing(`making puzzle ${number}`, () => make(number, origin));
    };
    return prepared.get(key) ?? preparedOthers.get(key) ?? cache.get(key, made);
  };

  return {
    at,
    idOfAnother: (number) => puzzleId(secretOfAnother(number)),
    prepare(number, theme = null) {
      const work = () => {
        try {
          const puzzle = at(number, theme);
          if (theme === null) keepLatest(prepared, PREPARED_PUZZLES, keyOf(number, theme), puzzle);
          else keepLatest(preparedOthers, PREPARED_OTHERS, keyOf(number, theme), puzzle);
        } catch {
          // The request that asks for this puzzle meets the same error and reports it.
        }
      };
      if (theme === null) {
        setImmediate(work);
        return;
      }
      clearTimeout(latestOther);
      latestOther = setTimeout(work, OTHER_DELAY_MS).unref();
    },
  };
}

/** Adds to a map, or moves to its end, and drops from its beginning what is too many. */
function keepLatest<K, V>(kept: Map<K, V>, limit: number, key: K, value: V): void {
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= limit) return;
    kept.delete(oldest);
  }
}
