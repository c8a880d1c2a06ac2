import type { Client, InStatement, Row } from '@libsql/client';
import type { Answer, Grade } from '../puzzle/puzzle.js';
import { INSERT_ATTEMPT, SELECT_ATTEMPT, SELECT_NEXT_NUMBER, SELECT_RECENT, SELECT_TOTALS } from './statements.js';
import { type Attempt, type AttemptSummary, type Progress, RECENT_LIMIT, type StoredAttempt } from './store.js';

/** @param answeredAt ISO 8601 instant, UTC */
export function insertAttempt(attempt: Attempt, answeredAt: string): InStatement {
  const { number, scenario, cause, fingerprint, answer, grade } = attempt;
  return {
    sql: INSERT_ATTEMPT,
    args: [
      answer.puzzle,
      number,
      scenario,
      cause,
      fingerprint,
      grade.cause.top1 ? 1 : 0,
      grade.cause.probability,
      grade.score,
      JSON.stringify(answer),
      JSON.stringify(grade),
      answeredAt,
    ],
  };
}

export async function readAttempt(client: Client, puzzle: string): Promise<StoredAttempt | null> {
  const row = (await client.execute({ sql: SELECT_ATTEMPT, args: [puzzle] })).rows[0];
  if (row === undefined) return null;
  return {
    number: Number(row['number']),
    scenario: String(row['scenario']),
    cause: String(row['cause']),
    fingerprint: String(row['fingerprint']),
    answer: JSON.parse(String(row['answer'])) as Answer,
    grade: JSON.parse(String(row['grade'])) as Grade,
    answeredAt: String(row['answered_at']),
  };
}

export async function readNextNumber(client: Client): Promise<number> {
  const result = await client.execute(SELECT_NEXT_NUMBER);
  return Number(result.rows[0]?.['next_number']);
}

/** Totals and list from one read transaction, so that they never disagree. */
export async function readProgress(client: Client): Promise<Progress> {
  const [totals, recent] = await client.batch([SELECT_TOTALS, { sql: SELECT_RECENT, args: [RECENT_LIMIT] }], 'read');
  const row = totals?.rows[0];
  const mean = row?.['mean_score'] ?? null;
  return {
    answered: Number(row?.['answered']),
    correct: Number(row?.['correct']),
    meanScore: mean === null ? null : Number(mean),
    recent: (recent?.rows ?? []).map(toSummary),
  };
}

function toSummary(row: Row): AttemptSummary {
  return {
    puzzle: String(row['puzzle']),
    number: Number(row['number']),
    scenario: String(row['scenario']),
    cause: String(row['cause']),
    correct: Number(row['correct']) === 1,
    probability: Number(row['probability']),
    score: Number(row['score']),
  };
}
