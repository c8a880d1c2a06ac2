import type { Answer, Grade } from '../puzzle/puzzle.js';

/** One graded answer, as it is handed in. The puzzle's id is `answer.puzzle`. */
export interface Attempt {
  /** Place of the puzzle in the practice sequence, counted from 0. */
  readonly number: number;
  readonly scenario: string;
  /** The true cause; written with the answer, so the store holds none before. */
  readonly cause: string;
  /** Digest of the puzzle that was answered (seal.ts: fingerprint). */
  readonly fingerprint: string;
  readonly answer: Answer;
  readonly grade: Grade;
}

export interface StoredAttempt extends Attempt {
  /** ISO 8601 instant, UTC. */
  readonly answeredAt: string;
}

/** One line of the list of recent attempts. */
export interface AttemptSummary {
  readonly puzzle: string;
  readonly number: number;
  readonly scenario: string;
  /** The true cause. */
  readonly cause: string;
  /** Whether the true cause was the answer's most probable one. */
  readonly correct: boolean;
  /** Probability that the answer gave to the true cause, in [0, 1]. */
  readonly probability: number;
  /** 0–100. */
  readonly score: number;
}

export interface Progress {
  readonly answered: number;
  readonly correct: number;
  /** 0–100, or null while nothing is answered. */
  readonly meanScore: number | null;
  /** Newest first, at most RECENT_LIMIT. */
  readonly recent: readonly AttemptSummary[];
}

export const RECENT_LIMIT = 20;

/** What a server remembers between restarts: a secret and the attempts, nothing else. */
export interface Store {
  /** 32 random bytes as hex, made once for a data directory, so that the same puzzles come back after a restart. */
  practiceSecret(): string;
  /** The first answer to a puzzle is final: a second one changes nothing and gives `exists`. */
  saveAttempt(attempt: Attempt): Promise<'stored' | 'exists'>;
  attempt(puzzle: string): Promise<StoredAttempt | null>;
  /** Smallest number without an attempt. */
  nextNumber(): Promise<number>;
  progress(): Promise<Progress>;
  /** Waits for writes under way; the store cannot be used afterwards. */
  close(): Promise<void>;
}
