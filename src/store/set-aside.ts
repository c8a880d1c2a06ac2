import type { Client, Row } from '@libsql/client';
import type { Theme } from '../puzzle/theme.js';
import type { Queue } from './queue.js';
import {
  INSERT_ANOTHER,
  INSERT_SKIPPED,
  SELECT_ENDING,
  SELECT_HIGHEST,
  SELECT_NEXT_NUMBER,
  SELECT_OTHERS,
} from './statements.js';
import { MOST_OTHERS, type SetAside } from './store.js';

/** Far more processes than ever share a directory would have to be quicker. */
const ROUNDS = 100;

export function toSetAside(row: Row): SetAside {
  const { scenario, faults } = row;
  return {
    puzzle: String(row['puzzle']),
    number: Number(row['number']),
    kind: row['kind'] === 'another' ? 'another' : 'skipped',
    theme:
      typeof scenario === 'string' && typeof faults === 'string'
        ? { scenario, faults: JSON.parse(faults) as string[] }
        : null,
  };
}

/** One transaction sets the puzzle aside and looks whether it had ended, so that no attempt can come between. */
export async function writeSkip(
  client: Client,
  queue: Queue,
  puzzle: string,
  number: number,
): Promise<'set-aside' | 'ended'> {
  const [, ended] = await queue.run(() =>
    client.batch(
      [
        { sql: INSERT_SKIPPED, args: [puzzle, number] },
        { sql: SELECT_ENDING, args: [puzzle] },
      ],
      'write',
    ),
  );
  return ended?.rows.length === 1 ? 'ended' : 'set-aside';
}

/**
 * The id follows from the number, and the number from what is in use: read, then write on condition that it still
 * holds, and again where somebody else was quicker; `full` is read in the same way. A failed round means that another one succeeded.
 */
export async function writeAnother(
  client: Client,
  queue: Queue,
  theme: Theme,
  idOf: (number: number) => string,
): Promise<SetAside | 'full'> {
  for (let round = 0; round < ROUNDS; round++) {
    const [highest, current, others] = await client.batch(
      [SELECT_HIGHEST, { sql: SELECT_NEXT_NUMBER, args: [0] }, SELECT_OTHERS],
      'read',
    );
    if (Number(others?.rows[0]?.['others']) >= MOST_OTHERS) return 'full';
    const number = 1 + Math.max(Number(highest?.rows[0]?.['highest']), Number(current?.rows[0]?.['next_number']));
    const puzzle = idOf(number);
    const args = [puzzle, number, theme.scenario, JSON.stringify(theme.faults), MOST_OTHERS];
    const insert = { sql: INSERT_ANOTHER, args };
    const [written] = await queue.run(() => client.batch([insert], 'write'));
    if (written?.rows.length === 1) return { puzzle, number, kind: 'another', theme };
  }
  throw new Error(`no number could be had for another puzzle in ${ROUNDS} rounds`);
}
