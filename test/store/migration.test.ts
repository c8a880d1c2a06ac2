import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { attemptAt, fixedClock, idOf } from './attempts.js';

/** The statements of version 1, as its release had them. */
const CREATE_META = 'CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)';
const INSERT_META = 'INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT DO NOTHING';
const CREATE_ATTEMPTS = `CREATE TABLE IF NOT EXISTS attempts (
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
const INSERT_ATTEMPT = `INSERT INTO attempts
  (puzzle, number, scenario, cause, fingerprint, correct, probability, score, answer, grade, answered_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT DO NOTHING RETURNING puzzle`;

const SECRET = 'ab'.repeat(32);
const THEN = '2026-01-02T03:04:05.000Z';
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lossleuth-migration-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** A file of version 1 with the puzzles 0 to count − 1 answered. */
async function writeVersion1(count: number, { withTable = true } = {}): Promise<void> {
  const client = createClient({ url: pathToFileURL(join(directory, 'lossleuth.db')).href });
  const meta = (key: string, value: string) => ({ sql: INSERT_META, args: [key, value] });
  await client.batch([CREATE_META, meta('format', 'lossleuth-attempts'), meta('version', '1')], 'write');
  if (withTable) await client.batch([CREATE_ATTEMPTS, meta('practice-secret', SECRET)], 'write');
  for (let number = 0; number < count; number++) {
    const { puzzle, scenario, cause, fingerprint, answer, grade } = attemptAt(number, { score: 10 * number });
    const top1 = grade.cause.top1 ? 1 : 0;
    const { probability } = grade.cause;
    const texts = [JSON.stringify(answer), JSON.stringify(grade), THEN];
    const args = [puzzle, number, scenario, cause, fingerprint, top1, probability, grade.score, ...texts];
    await client.execute({ sql: INSERT_ATTEMPT, args });
  }
  client.close();
}

const open = () => openStore({ directory, clock: fixedClock });

test('a data directory of version 1 keeps its secret, its answers and its place', async () => {
  await writeVersion1(3);
  for (const round of ['migrated', 'opened again']) {
    const store = await open();
    expect(store.practiceSecret(), round).toBe(SECRET);
    expect(await store.nextNumber()).toBe(3);
    for (const number of [0, 1, 2]) {
      const attempt = { ...attemptAt(number, { score: 10 * number }), endedAt: THEN };
      expect(await store.known(idOf(number))).toEqual({ attempt, setAside: null });
    }
    const progress = await store.progress();
    expect(progress).toMatchObject({ answered: 3, correct: 3, givenUp: 0, meanScore: 10, open: [] });
    expect(progress.recent.map(({ number }) => number)).toEqual([2, 1, 0]);
    await store.close();
  }
  const store = await open();
  expect(await store.saveAttempt(attemptAt(2))).toBe('exists');
  expect(await store.saveAttempt(attemptAt(3))).toBe('stored');
  expect((await store.progress()).recent[0]?.number).toBe(3);
  await store.close();
});

test('one that was stopped before it had tables is completed', async () => {
  await writeVersion1(0, { withTable: false });
  const store = await open();
  expect(store.practiceSecret()).toMatch(/^[0-9a-f]{64}$/);
  expect(await store.nextNumber()).toBe(0);
  await store.close();
});

test('processes that migrate at the same moment lose nothing', async () => {
  await writeVersion1(40);
  const program = `
    import { openStore } from ${JSON.stringify(new URL('../../src/store/open.ts', import.meta.url).href)};
    const store = await openStore({ directory: ${JSON.stringify(directory)}, clock: () => new Date(0) });
    process.stdout.write(String((await store.progress()).answered));
    await store.close();
  `;
  const run = promisify(execFile);
  const outputs = await Promise.all(
    [1, 2, 3].map(() => run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program])),
  );
  expect(outputs.map(({ stdout }) => stdout)).toEqual(['40', '40', '40']);
});

test('clients of one process migrate once', async () => {
  await writeVersion1(5);
  const stores = await Promise.all([open(), open(), open()]);
  for (const store of stores) expect((await store.progress()).answered).toBe(5);
  for (const store of stores) await store.close();
});
