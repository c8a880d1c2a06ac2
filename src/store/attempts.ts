import type { Client, InStatement, Row } from '@libsql/client';
import type { Answer, Grade } from '../puzzle/puzzle.js';
import { toSetAside } from './set-aside.js';
import {
  INSERT_ENDING,
  SELECT_ENDING,
  SELECT_NEXT_NUMBER,
  SELECT_OPEN,
  SELECT_OPEN_TOTAL,
  SELECT_RECENT,
  SELECT_SET_ASIDE,
  SELECT_TOTALS,
} from './statements.js';
import {
  type Attempt,
  type AttemptSummary,
  type Known,
  OPEN_LIMIT,
  type Progress,
  RECENT_LIMIT,
  type StoredAttempt,
} from './store.js';

/** @param endedAt ISO 8601 instant, UTC */
export function insertAttempt(attempt: Attempt, endedAt: string): InStatement {
  const { puzzle, number, outcome, scenario, cause, fingerprint, answer, grade } = attempt;
  return {
    sql: INSERT_ENDING,
    args: [
      puzzle,
      number,
      outcome,
      scenario,
      cause,
      fingerprint,
      grade?.cause.top1 ? 1 : 0,
      grade?.cause.probability ?? null,
      grade?.score ?? null,
      answer === null ? null : JSON.stringify(answer),
      grade === null ? null : JSON.stringify(grade),
      endedAt,
    ],
  };
}

/** Everything about one puzzle from one read transaction. */
export async function readKnown(client: Client, puzzle: string): Promise<Known> {
  const [attempts, setAside] = await client.batch(
    [
      { sql: SELECT_ENDING, args: [puzzle] },
      { sql: SELECT_SET_ASIDE, args: [puzzle] },
    ],
    'read',
  );
  const [attempt, aside] = [attempts?.rows[0], setAside?.rows[0]];
  return {
    attempt: attempt === undefined ? null : toAttempt(attempt),
    setAside: aside === undefined ? null : toSetAside(aside),
  };
}

export async function readNextNumber(client: Client, from: number): Promise<number> {
  const result = await client.execute({ sql: SELECT_NEXT_NUMBER, args: [from] });
  return Number(result.rows[0]?.['next_number']);
}

/** Totals and lists from one read transaction, so that they never disagree. */
export async function readProgress(client: Client): Promise<Progress> {
  const [totals, recent, open, openTotal] = await client.batch(
    [
      SELECT_TOTALS,
      { sql: SELECT_RECENT, args: [RECENT_LIMIT] },
      { sql: SELECT_OPEN, args: [OPEN_LIMIT] },
      SELECT_OPEN_TOTAL,
    ],
    'read',
  );
  const row = totals?.rows[0];
  return {
    answered: Number(row?.['answered']),
    correct: Number(row?.['correct']),
    givenUp: Number(row?.['given_up']),
    meanScore: numberOrNull(row?.['mean_score']),
    recent: (recent?.rows ?? []).map(toSummary),
    open: (open?.rows ?? []).map((line) => {
      const { theme: _, ...rest } = toSetAside(line);
      return rest;
    }),
    openTotal: Number(openTotal?.rows[0]?.['total']),
  };
}

function toAttempt(row: Row): StoredAttempt {
  const common = {
    puzzle: String(row['puzzle']),
    number: Number(row['number']),
    scenario: String(row['scenario']),
    cause: String(row['cause']),
    fingerprint: String(row['fingerprint']),
    endedAt: String(row['ended_at']),
  };
  if (row['outcome'] === 'given-up') return { ...common, outcome: 'given-up', answer: null, grade: null };
  return {
    ...common,
    outcome: 'answered',
    answer: JSON.parse(String(row['answer'])) as Answer,
    // A release before probes and fixes wrote grades without them.
    grade: Object.assign({ fix: null, investigation: null }, JSON.parse(String(row['grade'])) as Grade),
  };
}

function toSummary(row: Row): AttemptSummary {
  return {
    puzzle: String(row['puzzle']),
    number: Number(row['number']),
    scenario: String(row['scenario']),
    cause: String(row['cause']),
    outcome: row['outcome'] === 'given-up' ? 'given-up' : 'answered',
    correct: Number(row['correct']) === 1,
    probability: numberOrNull(row['probability']),
    score: numberOrNull(row['score']),
  };
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
