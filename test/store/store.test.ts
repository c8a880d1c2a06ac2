import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { openStore } from '../../src/store/open.js';
import { SCHEMA_VERSION } from '../../src/store/schema.js';
import * as statements from '../../src/store/statements.js';
import { RECENT_LIMIT, type Store } from '../../src/store/store.js';
import { attemptAt, FIXED_TIME, fixedClock } from './attempts.js';

let parent: string;
const opened: Store[] = [];

const open = async (directory = join(parent, 'data')): Promise<Store> => {
  const store = await openStore({ directory, clock: fixedClock });
  opened.push(store);
  return store;
};

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lossleuth-store-'));
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await rm(parent, { recursive: true, force: true });
});

describe('attempts', () => {
  test('an empty store', async () => {
    const store = await open();
    expect(await store.nextNumber()).toBe(0);
    expect(await store.known('000000000000')).toEqual({ attempt: null, setAside: null });
    expect(await store.notes('000000000000')).toBe('');
    expect(await store.progress()).toEqual({
      answered: 0,
      correct: 0,
      givenUp: 0,
      meanScore: null,
      recent: [],
      open: [],
      openTotal: 0,
    });
  });

  test('an attempt comes back as it went in, with the time of the clock', async () => {
    const store = await open();
    const attempt = attemptAt(0);
    expect(await store.saveAttempt(attempt)).toBe('stored');
    expect(await store.known(attempt.puzzle)).toEqual({
      attempt: { ...attempt, endedAt: FIXED_TIME.toISOString() },
      setAside: null,
    });
    expect(await store.nextNumber()).toBe(1);
  });

  test('the first answer is final', async () => {
    const store = await open();
    const first = attemptAt(0, { score: 80 });
    expect(await store.saveAttempt(first)).toBe('stored');
    expect(await store.saveAttempt(attemptAt(0, { score: 100 }))).toBe('exists');
    expect((await store.known(first.puzzle)).attempt?.grade?.score).toBe(80);
  });

  test('of many answers at once exactly one is stored', async () => {
    const store = await open();
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map((score) => store.saveAttempt(attemptAt(0, { score }))));
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
  });

  test('the next number is the first gap', async () => {
    const store = await open();
    await store.saveAttempt(attemptAt(1));
    expect(await store.nextNumber()).toBe(0);
    await store.saveAttempt(attemptAt(0));
    await store.saveAttempt(attemptAt(5));
    expect(await store.nextNumber()).toBe(2);
  });

  test('progress counts everything and lists the newest', async () => {
    const store = await open();
    const count = RECENT_LIMIT + 3;
    for (let number = 0; number < count; number++) {
      await store.saveAttempt(attemptAt(number, { score: number, top1: number % 2 === 0 }));
    }
    const progress = await store.progress();
    expect(progress.answered).toBe(count);
    expect(progress.correct).toBe(Math.ceil(count / 2));
    expect(progress.meanScore).toBeCloseTo((count - 1) / 2, 10);
    expect(progress.recent).toHaveLength(RECENT_LIMIT);
    expect(progress.recent[0]).toEqual({
      puzzle: (count - 1).toString(16).padStart(12, '0'),
      number: count - 1,
      scenario: 'small-model',
      cause: 'lr-spike',
      outcome: 'answered',
      correct: true,
      probability: 0.75,
      score: count - 1,
    });
  });

  test('text that looks like SQL is only text', async () => {
    const store = await open();
    const hostile = "x'); DROP TABLE attempts; --";
    const attempt = attemptAt(0, { scenario: hostile, cause: hostile });
    const renamed = { ...attempt, puzzle: hostile, answer: { ...attempt.answer, rationale: hostile } };
    expect(await store.saveAttempt(renamed)).toBe('stored');
    expect((await store.known(hostile)).attempt?.answer?.rationale).toBe(hostile);
    expect(await store.known("' OR 1=1 --")).toEqual({ attempt: null, setAside: null });
    await store.saveNotes(hostile, hostile);
    expect(await store.notes(hostile)).toBe(hostile);
    await store.skip(`${hostile}2`, 1);
    await store.addAnother({ scenario: hostile, faults: [hostile] }, (number) => `${hostile}${number}`);
    expect((await store.progress()).open).toHaveLength(2);
    expect((await store.progress()).answered).toBe(1);
  });
});

describe('data directory', () => {
  test('is created with its parents, whatever characters its name has', async () => {
    const directory = join(parent, 'a b', 'c#d?e%20é');
    const store = await open(directory);
    await store.saveAttempt(attemptAt(0));
    expect(await readdir(directory)).toContain('lossleuth.db');
  });

  test('keeps the secret and the attempts over a restart', async () => {
    const before = await open();
    await before.saveAttempt(attemptAt(0));
    const secret = before.practiceSecret();
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    await before.close();
    const after = await open();
    expect(after.practiceSecret()).toBe(secret);
    expect(await after.nextNumber()).toBe(1);
  });

  test('another directory has another secret', async () => {
    const [one, other] = [await open(join(parent, 'one')), await open(join(parent, 'other'))];
    expect(one.practiceSecret()).not.toBe(other.practiceSecret());
  });

  test('that cannot be written is refused', async () => {
    const file = join(parent, 'file');
    await writeFile(file, 'not a directory');
    for (const directory of [file, join(file, 'below'), '/proc/lossleuth', `${parent}/\0`]) {
      const error: unknown = await open(directory).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject({ kind: 'invalid', noun: 'data directory', exitCode: 2 });
      expect((error as AppError).message).toContain(`invalid data directory: ${directory} (`);
    }
  });

  test('that holds something else under our name is refused', async () => {
    await writeFile(join(parent, 'lossleuth.db'), 'plain text, long enough to be read as a header. '.repeat(40));
    await expect(open(parent)).rejects.toMatchObject({ kind: 'invalid', noun: 'data directory' });
  });

  test.each([
    ['version', String(SCHEMA_VERSION + 1), { kind: 'unsupported', noun: 'data version' }],
    ['version', 'two', { kind: 'invalid', noun: 'data version' }],
    ['format', 'another-program', { kind: 'invalid', noun: 'data format' }],
  ])('whose %s is %s is refused', async (key, value, expected) => {
    const store = await open(parent);
    await store.close();
    const client = createClient({ url: pathToFileURL(join(parent, 'lossleuth.db')).href });
    await client.execute({ sql: 'UPDATE meta SET value = $1 WHERE key = $2', args: [value, key] });
    client.close();
    const error: unknown = await open(parent).catch((reason: unknown) => reason);
    expect(error).toMatchObject(expected);
    expect((error as AppError).message).toContain(value);
  });
});

test('placeholders first appear in ascending order in every statement', () => {
  for (const sql of Object.values(statements)) {
    const numbers = [...new Set([...sql.matchAll(/\$(\d+)/g)].map((match) => Number(match[1])))];
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }
});
