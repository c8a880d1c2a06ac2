import type { Client, Row } from '@libsql/client';
import type { Answer, Grade } from '../puzzle/puzzle.js';
import { SELECT_ENDED, SELECT_ENDED_TOTAL } from './statements.js';
import { ENDED_LIMIT, type Ended, type EndedAnswer } from './store.js';

/** List and total from one read transaction, so that they never disagree. */
export async function readEnded(client: Client): Promise<Ended> {
  const [latest, total] = await client.batch([{ sql: SELECT_ENDED, args: [ENDED_LIMIT] }, SELECT_ENDED_TOTAL], 'read');
  const rows = latest?.rows ?? [];
  const answered = rows.filter((row) => row['outcome'] === 'answered');
  return {
    answered: answered.map(toEndedAnswer),
    givenUp: rows.length - answered.length,
    total: Number(total?.rows[0]?.['total']),
  };
}

function toEndedAnswer(row: Row): EndedAnswer {
  const { causes } = JSON.parse(String(row['answer'])) as Answer;
  const { investigation = null } = JSON.parse(String(row['grade'])) as Partial<Grade>;
  return { cause: String(row['cause']), causes, score: Number(row['score']), investigation };
}
