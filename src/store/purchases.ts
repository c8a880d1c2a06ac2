import type { Client } from '@libsql/client';
import type { Queue } from './queue.js';
import { INSERT_PURCHASE, SELECT_ENDING, SELECT_PURCHASES } from './statements.js';
import type { Purchase } from './store.js';

/** In the order in which they were bought. */
export async function readPurchases(client: Client, puzzle: string): Promise<Purchase[]> {
  const { rows } = await client.execute({ sql: SELECT_PURCHASES, args: [puzzle] });
  return rows.map((row) => ({ probe: String(row['probe']), gpuHours: Number(row['gpu_hours']) }));
}

/**
 * One transaction buys, and reads what there is then, so that two windows never spend a budget twice: it buys nothing where the puzzle
 * has ended, the probe is bought already, or the budget does not allow it.
 */
export async function writePurchase(
  client: Client,
  queue: Queue,
  puzzle: string,
  { probe, gpuHours }: Purchase,
  budget: number,
): Promise<'bought' | 'had already' | 'ended' | 'too dear'> {
  const [inserted, ended, purchases] = await queue.run(() =>
    client.batch(
      [
        { sql: INSERT_PURCHASE, args: [puzzle, probe, gpuHours, budget] },
        { sql: SELECT_ENDING, args: [puzzle] },
        { sql: SELECT_PURCHASES, args: [puzzle] },
      ],
      'write',
    ),
  );
  if (inserted?.rows.length === 1) return 'bought';
  if (purchases?.rows.some((row) => row['probe'] === probe)) return 'had already';
  return ended?.rows.length === 1 ? 'ended' : 'too dear';
}
