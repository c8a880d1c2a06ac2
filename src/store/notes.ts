import type { Client, InStatement } from '@libsql/client';
import { SELECT_NOTES, UPSERT_NOTES } from './statements.js';

export function upsertNotes(puzzle: string, text: string): InStatement {
  return { sql: UPSERT_NOTES, args: [puzzle, JSON.stringify(text)] };
}

export async function readNotes(client: Client, puzzle: string): Promise<string> {
  const text = (await client.execute({ sql: SELECT_NOTES, args: [puzzle] })).rows[0]?.['text'];
  return typeof text === 'string' ? (JSON.parse(text) as string) : '';
}
