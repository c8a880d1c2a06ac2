import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { attemptAt, fixedClock } from './attempts.js';

const run = promisify(execFile);
const WRITES = 60;
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lossleuth-two-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** A program that tries every number from 0 and prints how many of its attempts were the first, and the secret. */
const writer = (): string => `
  import { openStore } from ${JSON.stringify(new URL('../../src/store/open.ts', import.meta.url).href)};
  import { attemptAt, fixedClock } from ${JSON.stringify(new URL('./attempts.ts', import.meta.url).href)};
  const store = await openStore({ directory: ${JSON.stringify(directory)}, clock: fixedClock });
  const outcomes = await Promise.all(Array.from({ length: ${WRITES} }, (_, n) => store.saveAttempt(attemptAt(n))));
  await store.close();
  const stored = outcomes.filter((outcome) => outcome === 'stored').length;
  process.stdout.write(JSON.stringify({ stored, secret: store.practiceSecret() }));
`;

test('two processes lose no write and share one secret', async () => {
  const results = await Promise.all(
    [1, 2].map(() => run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', writer()])),
  );
  const [one, other] = results.map(({ stdout }) => JSON.parse(stdout) as { stored: number; secret: string });
  expect(one!.stored + other!.stored).toBe(WRITES);
  expect(one!.secret).toBe(other!.secret);
  const store = await openStore({ directory, clock: fixedClock });
  expect(await store.nextNumber()).toBe(WRITES);
  await store.close();
});

test('two clients of one process see each other at once', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => openStore({ directory, clock: fixedClock })));
  const writes = Array.from({ length: WRITES }, (_, number) =>
    Promise.all([one!.saveAttempt(attemptAt(number)), other!.saveAttempt(attemptAt(number))]),
  );
  for (const pair of await Promise.all(writes)) expect(pair.toSorted()).toEqual(['exists', 'stored']);
  expect(await one!.progress()).toEqual(await other!.progress());
  await one!.close();
  await other!.close();
});
