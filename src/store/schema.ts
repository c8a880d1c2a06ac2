import { randomBytes } from 'node:crypto';
import type { Client } from '@libsql/client';
import { invalid, unsupported } from '../core/errors.js';
import { CREATE_ATTEMPTS, CREATE_META, INSERT_META, SELECT_META } from './statements.js';

const FORMAT = 'lossleuth-attempts';

/** Raise it with every change of the tables, and teach `prepareSchema` the step from the version before. */
export const SCHEMA_VERSION = 1;

/**
 * Creates what is missing and checks what is there, before anything else is written.
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
  checkFormat(format?.rows[0]?.value, version?.rows[0]?.value);
  const [, , secret] = await client.batch(
    [
      CREATE_ATTEMPTS,
      { sql: INSERT_META, args: ['practice-secret', randomBytes(32).toString('hex')] },
      { sql: SELECT_META, args: ['practice-secret'] },
    ],
    'write',
  );
  return String(secret?.rows[0]?.value);
}

function checkFormat(format: unknown, version: unknown): void {
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
}
