import type { Client, InStatement } from '@libsql/client';
import { CREATE_NEW_ENDINGS } from './statements.js';

/** The table of version 1: answers alone. It may be missing where its program was stopped while it started. */
const CREATE_ATTEMPTS_1 = `CREATE TABLE IF NOT EXISTS attempts (
  puzzle TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  scenario TEXT NOT NULL,
  cause TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  correct INTEGER NOT NULL,
  probability DOUBLE PRECISION NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  answer TEXT NOT NULL,
  grade TEXT NOT NULL,
  answered_at TEXT NOT NULL
)`;

/** Answers were given in the order of their numbers. */
const COPY_ATTEMPTS_1 = `INSERT INTO endings
  (puzzle, number, outcome, scenario, cause, fingerprint, correct, probability, score, answer, grade, ordinal, ended_at)
  SELECT puzzle, number, 'answered', scenario, cause, fingerprint, correct, probability, score, answer, grade,
    number + 1, answered_at FROM attempts`;

/** Under its new name no program of version 1 that is still running can write beside it. */
const FROM_VERSION_1: readonly InStatement[] = [
  CREATE_ATTEMPTS_1,
  CREATE_NEW_ENDINGS,
  COPY_ATTEMPTS_1,
  'DROP TABLE attempts',
  { sql: 'UPDATE meta SET value = $1 WHERE key = $2', args: ['2', 'version'] },
];

/**
 * Brings the tables of version 1 to version 2, whole or not at all. Of two processes that try, one succeeds; the other
 * finds the table there, and its transaction comes to nothing.
 */
export async function migrateFromVersion1(client: Client, versionNow: () => Promise<number>): Promise<void> {
  try {
    await client.batch([...FROM_VERSION_1], 'write');
  } catch (error) {
    if ((await versionNow()) === 1) throw error;
  }
}
