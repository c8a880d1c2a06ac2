import type { Answer, Grade } from '../puzzle/puzzle.js';
import type { Theme } from '../puzzle/theme.js';

/** How a puzzle was brought to its end. */
export type Ending =
  | { readonly outcome: 'answered'; readonly answer: Answer; readonly grade: Grade }
  | { readonly outcome: 'given-up'; readonly answer: null; readonly grade: null };

/** An ending as it is handed in, with the puzzle that ended. */
export type Attempt = Ending & {
  readonly puzzle: string;
  /** Place of the puzzle in the practice sequence, counted from 0. */
  readonly number: number;
  readonly scenario: string;
  /** The true cause; written with the attempt, so the store holds none before. */
  readonly cause: string;
  /** Digest of the puzzle that was ended (seal.ts: fingerprint). */
  readonly fingerprint: string;
};

export type StoredAttempt = Attempt & {
  /** ISO 8601 instant, UTC. */
  readonly endedAt: string;
};

/** A puzzle that is not in its turn: skipped, or asked for with "another like this". It may have ended since. */
export interface SetAside {
  readonly puzzle: string;
  readonly number: number;
  readonly kind: 'skipped' | 'another';
  /** Null for a skipped puzzle of the sequence. */
  readonly theme: Theme | null;
}

/** What is known of one puzzle, read at one moment. */
export interface Known {
  readonly attempt: StoredAttempt | null;
  readonly setAside: SetAside | null;
}

/** One line of the list of recent attempts. */
export interface AttemptSummary {
  readonly puzzle: string;
  readonly number: number;
  readonly scenario: string;
  /** The true cause. */
  readonly cause: string;
  readonly outcome: Attempt['outcome'];
  /** Whether the true cause was the answer's most probable one. */
  readonly correct: boolean;
  /** Probability that the answer gave to the true cause, in [0, 1]; null where the solver gave up. */
  readonly probability: number | null;
  /** 0–100; null where the solver gave up. */
  readonly score: number | null;
}

export interface Progress {
  readonly answered: number;
  readonly correct: number;
  readonly givenUp: number;
  /** Mean over the answered puzzles, 0–100, or null while nothing is answered. */
  readonly meanScore: number | null;
  /** The latest first, at most RECENT_LIMIT. */
  readonly recent: readonly AttemptSummary[];
  /** Puzzles set aside and not ended, by number; of more than OPEN_LIMIT those with the highest. */
  readonly open: readonly Omit<SetAside, 'theme'>[];
  /** How many are set aside and not ended, listed or not. */
  readonly openTotal: number;
}

/** An answered puzzle, as far as a record of many looks at it. */
export interface EndedAnswer {
  /** The true cause. */
  readonly cause: string;
  /** Probabilities of the causes that the answer named, in its order. */
  readonly causes: Answer['causes'];
  /** 0–100. */
  readonly score: number;
  readonly investigation: Grade['investigation'];
}

/** How puzzles ended, the latest ENDED_LIMIT of them. */
export interface Ended {
  /** The latest first. */
  readonly answered: readonly EndedAnswer[];
  readonly givenUp: number;
  /** How many ended in all, read or not. */
  readonly total: number;
}

export const RECENT_LIMIT = 20;
/** What a solver did a thousand puzzles ago says little of them now. */
export const ENDED_LIMIT = 1000;
export const OPEN_LIMIT = 20;

/** Themed puzzles that may be open at once: each is a simulation that somebody asked for. */
export const MOST_OTHERS = 20;

/** A probe that was bought, and what it cost. */
export interface Purchase {
  readonly probe: string;
  readonly gpuHours: number;
}

/** What a server remembers between restarts: a secret, and what the solver did. */
export interface Store {
  /** 32 random bytes as hex, made once for a data directory, so that the same puzzles come back after a restart. */
  practiceSecret(): string;
  /** The first attempt at a puzzle ends it: a second one changes nothing and gives `exists`. */
  saveAttempt(attempt: Attempt): Promise<'stored' | 'exists'>;
  known(puzzle: string): Promise<Known>;
  /** Sets a puzzle of the sequence aside; once more changes nothing. Refused with `ended` after an attempt. */
  skip(puzzle: string, number: number): Promise<'set-aside' | 'ended'>;
  /**
   * Adds a themed puzzle, set aside from the beginning, above every number in use and above the current one. Refused with
   * `full` while MOST_OTHERS of them are open.
   * @param idOf id of the puzzle that gets the number
   */
  addAnother(theme: Theme, idOf: (number: number) => string): Promise<SetAside | 'full'>;
  /** Smallest number that is neither ended nor set aside. @param from the smallest to consider, 0 where absent */
  nextNumber(from?: number): Promise<number>;
  progress(): Promise<Progress>;
  ended(): Promise<Ended>;
  /** What was bought for a puzzle, in order. */
  purchases(puzzle: string): Promise<readonly Purchase[]>;
  /** Buys a probe unless the puzzle has ended, it is bought already, or the sum would exceed the budget in GPU-hours. */
  buy(puzzle: string, purchase: Purchase, budget: number): Promise<'bought' | 'had already' | 'ended' | 'too dear'>;
  /** What the solver wrote down about a puzzle; '' where nothing. */
  notes(puzzle: string): Promise<string>;
  saveNotes(puzzle: string, text: string): Promise<void>;
  /** Waits for writes under way; the store cannot be used afterwards. */
  close(): Promise<void>;
}
