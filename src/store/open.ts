import { chmod } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Client, createClient } from '@libsql/client';
import { AppError, invalid } from '../core/errors.js';
import { makeDirectory } from '../disk/make-directory.js';
import { insertAttempt, readKnown, readNextNumber, readProgress } from './attempts.js';
import { readEnded } from './ended.js';
import { readNotes, upsertNotes } from './notes.js';
import { readPurchases, writePurchase } from './purchases.js';
import { createQueue } from './queue.js';
import { prepareSchema } from './schema.js';
import { writeAnother, writeSkip } from './set-aside.js';
import type { Store } from './store.js';

const FILE_NAME = 'lossleuth.db';

/** How long a write waits for another process; without it most writes of two processes fail as busy. */
const BUSY_TIMEOUT_MS = 5000;

export interface StoreOptions {
  /** Created when it is missing, readable by its owner only: it holds the practice secret. */
  readonly directory: string;
  /** The time of an attempt. */
  readonly clock: () => Date;
}

/**
 * Opens the attempts of a data directory; several processes may use one directory at the same time.
 * @throws AppError `invalid data directory` when it cannot be created or written; `invalid data format`, `invalid data
 * version` or `unsupported data version` when what is there is not ours to read
 */
export async function openStore({ directory, clock }: StoreOptions): Promise<Store> {
  const { client, secret } = await openClient(directory);
  const queue = createQueue();
  return {
    practiceSecret: () => secret,
    async saveAttempt(attempt) {
      const statement = insertAttempt(attempt, clock().toISOString());
      const [result] = await queue.run(() => client.batch([statement], 'write'));
      return result?.rows.length === 1 ? 'stored' : 'exists';
    },
    known: (puzzle) => readKnown(client, puzzle),
    skip: (puzzle, number) => writeSkip(client, queue, puzzle, number),
    addAnother: (theme, idOf) => writeAnother(client, queue, theme, idOf),
    nextNumber: (from = 0) => readNextNumber(client, from),
    progress: () => readProgress(client),
    ended: () => readEnded(client),
    purchases: (puzzle) => readPurchases(client, puzzle),
    buy: (puzzle, purchase, budget) => writePurchase(client, queue, puzzle, purchase, budget),
    notes: (puzzle) => readNotes(client, puzzle),
    async saveNotes(puzzle, text) {
      await queue.run(() => client.batch([upsertNotes(puzzle, text)], 'write'));
    },
    async close() {
      await queue.idle();
      client.close();
    },
  };
}

async function openClient(directory: string): Promise<{ client: Client; secret: string }> {
  let client: Client | undefined;
  try {
    if (directory === '') throw invalid('data directory', '"" (must not be empty)');
    const path = resolve(directory);
    await makeDirectory(path, 0o700);
    const url = pathToFileURL(join(path, FILE_NAME)).href;
    client = createClient({ url, timeout: BUSY_TIMEOUT_MS });
    const secret = await prepareSchema(client);
    // It holds the practice secret; a directory made by somebody else may be open to all.
    await chmod(join(path, FILE_NAME), 0o600);
    return { client, secret };
  } catch (error) {
    client?.close();
    if (error instanceof AppError) throw error;
    throw invalid('data directory', `${directory} (${error instanceof Error ? error.message : String(error)})`);
  }
}
