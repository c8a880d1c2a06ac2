import { randomBytes } from 'node:crypto';
import type { Client } from '@libsql/client';
import { invalid, unsupported } from '../core/errors.js';
import { migrateFromVersion1 } from './migrate.js';
import {
  CREATE_ENDINGS,
  CREATE_META,
  CREATE_NOTES,
  CREATE_PURCHASES,
  CREATE_SET_ASIDE,
  INSERT_META,
  SELECT_META,
} from './statements.js';

const FORMAT = 'lossleuth-attempts';

/** Raise it with every change of the tables, and teach `prepareSchema` the step from the version before. */
export const SCHEMA_VERSION = 2;

/**
 * Creates what is missing, checks what is there and brings an older version up to date, before anything else is written.
 * @returns the practice secret: the one found, or a new one. Two processes that start on a new directory agree on one,
 * since each step is a single write transaction and the first value of a key stays.
 * @throws AppError when the file holds another format or a newer version
 */
export async function prepareSchema(client: Client): Promise<string> {
  const [, , , format, version] = await client.batch(
    [
      CREATE_META,
      { sql: INSERT_META, args: ['format', FORMAT] },
      { sql: INSERT_META, args: ['version', String(SCHEMA_VERSION)] },
      { sql: SELECT_META, args: ['format'] },
      { sql: SELECT_META, args: ['version'] },
    ],
    'write',
  );
  const found = checkFormat(format?.rows[0]?.['value'], version?.rows[0]?.['value']);
  if (found === 1) await migrateFromVersion1(client, () => versionOf(client));
  const results = await client.batch(
    [
      CREATE_ENDINGS,
      CREATE_SET_ASIDE,
      CREATE_NOTES,
      CREATE_PURCHASES,
      { sql: INSERT_META, args: ['practice-secret', randomBytes(32).toString('hex')] },
      { sql: SELECT_META, args: ['practice-secret'] },
    ],
    'write',
  );
  return String(results.at(-1)?.rows[0]?.['value']);
}

async function versionOf(client: Client): Promise<number> {
  const { rows } = await client.execute({ sql: SELECT_META, args: ['version'] });
  return Number(rows[0]?.['value']);
}

/** @returns the version found */
function checkFormat(format: unknown, version: unknown): number {
  if (format !== FORMAT) throw invalid('data format', `${String(format)} (expected ${FORMAT})`);
  const found = Number(version);
  if (!Number.isInteger(found) || found < 1) {
    throw invalid('data version', `${String(version)} (expected a whole number from 1 to ${SCHEMA_VERSION})`);
  }
  if (found > SCHEMA_VERSION) {
    throw unsupported(
      'data version',
      `${found} (this release reads up to ${SCHEMA_VERSION}; use the release that wrote the data, or another directory)`,
    );
  }
  return found;
}
