import type { Answer } from '../puzzle/puzzle.js';
import type { Bought } from './shop.js';

/** How a puzzle ended for an agent; only the first has an answer that can be graded. */
export const OUTCOMES = ['answered', 'timed-out', 'flooded', 'invalid', 'exited', 'not-started'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What an agent may take for one puzzle. */
export interface Limits {
  /** Seconds in which it is waited for; the time of simulating a reading is not its own. */
  readonly seconds: number;
  /** Bytes of its standard output. */
  readonly bytes: number;
}

/** How it ended, and why in a sentence; nothing of it says whether the answer was right. */
export interface Ended {
  readonly outcome: Outcome;
  readonly detail: string;
  /** Null where the outcome is not `answered`. */
  readonly answer: Answer | null;
}

/** What is on record of one puzzle. */
export interface Attempt extends Ended {
  readonly bought: readonly Bought[];
  /** For how long it was waited for. */
  readonly seconds: number;
  /** The end of what it wrote to standard error; empty where it wrote nothing. */
  readonly stderr: string;
}
