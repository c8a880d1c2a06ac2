import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LONGEST_NOTES } from '../../src/core/limits.js';
import { openStore } from '../../src/store/open.js';
import { MOST_OTHERS, OPEN_LIMIT, type SetAside, type Store } from '../../src/store/store.js';
import { attemptAt, fixedClock, givenUpAt, idOf } from './attempts.js';

const THEME = { scenario: 'small-model', faults: ['lr-spike', 'gradient-sum'] };
const numberOf = (made: SetAside | 'full'): number => (made === 'full' ? Number.NaN : made.number);
let directory: string;
const opened: Store[] = [];

const open = async (): Promise<Store> => {
  const store = await openStore({ directory, clock: fixedClock });
  opened.push(store);
  return store;
};

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lossleuth-aside-'));
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await rm(directory, { recursive: true, force: true });
});

describe('a puzzle given up', () => {
  test('has ended, without a score, and is not counted as answered', async () => {
    const store = await open();
    await store.saveAttempt(attemptAt(0, { score: 80 }));
    expect(await store.saveAttempt(givenUpAt(1))).toBe('stored');
    expect(await store.saveAttempt(attemptAt(1))).toBe('exists');
    expect(await store.nextNumber()).toBe(2);
    expect((await store.known(idOf(1))).attempt).toMatchObject({ outcome: 'given-up', answer: null, grade: null });
    const progress = await store.progress();
    expect(progress).toMatchObject({ answered: 1, correct: 1, givenUp: 1, meanScore: 80 });
    expect(progress.recent[0]).toMatchObject({
      puzzle: idOf(1),
      outcome: 'given-up',
      correct: false,
      probability: null,
      score: null,
    });
  });
});

describe('a skipped puzzle', () => {
  test('stays open, is not the current one, and can be answered later', async () => {
    const store = await open();
    expect(await store.skip(idOf(0), 0)).toBe('set-aside');
    expect(await store.skip(idOf(0), 0)).toBe('set-aside');
    expect(await store.nextNumber()).toBe(1);
    expect((await store.known(idOf(0))).setAside).toEqual({
      puzzle: idOf(0),
      number: 0,
      kind: 'skipped',
      theme: null,
    });
    expect((await store.progress()).open).toEqual([{ puzzle: idOf(0), number: 0, kind: 'skipped' }]);
    await store.saveAttempt(attemptAt(1));
    expect(await store.saveAttempt(attemptAt(0))).toBe('stored');
    expect(await store.nextNumber()).toBe(2);
    const { open: left, recent } = await store.progress();
    expect(left).toEqual([]);
    // The latest first, whatever its number.
    expect(recent.map(({ number }) => number)).toEqual([0, 1]);
  });

  test('cannot be one that has ended', async () => {
    const store = await open();
    await store.saveAttempt(attemptAt(0));
    await store.saveAttempt(givenUpAt(1));
    expect(await store.skip(idOf(0), 0)).toBe('ended');
    expect(await store.skip(idOf(1), 1)).toBe('ended');
    expect((await store.progress()).open).toEqual([]);
  });

  test('that another process answers at the same moment is one or the other', async () => {
    const [one, other] = [await open(), await open()];
    for (let number = 0; number < 20; number++) {
      const [skipped, saved] = await Promise.all([
        one.skip(idOf(number), number),
        other.saveAttempt(attemptAt(number)),
      ]);
      expect(saved).toBe('stored');
      const { attempt, setAside } = await one.known(idOf(number));
      expect(attempt).not.toBeNull();
      expect(setAside === null).toBe(skipped === 'ended');
    }
    expect((await other.progress()).open).toEqual([]);
    expect(await one.nextNumber()).toBe(20);
  });
});

describe('another puzzle like one', () => {
  test('gets a number above all in use and above the current one, and never is the current one', async () => {
    const store = await open();
    expect(await store.addAnother(THEME, idOf)).toEqual({ puzzle: idOf(1), number: 1, kind: 'another', theme: THEME });
    expect(await store.nextNumber()).toBe(0);
    expect(await store.addAnother(THEME, idOf)).toMatchObject({ number: 2 });
    await store.saveAttempt(attemptAt(0));
    expect(await store.nextNumber()).toBe(3);
    // 3 is the current one: it may be on a screen already.
    expect(await store.addAnother(THEME, idOf)).toMatchObject({ number: 4 });
    await store.skip(idOf(3), 3);
    expect(await store.nextNumber()).toBe(5);
  });

  test('keeps its theme after it has ended and over a restart, and skipping it changes nothing', async () => {
    const store = await open();
    const number = numberOf(await store.addAnother(THEME, idOf));
    const puzzle = idOf(number);
    expect(await store.skip(puzzle, number)).toBe('set-aside');
    await store.saveAttempt(attemptAt(number));
    await store.close();
    const known = await (await open()).known(puzzle);
    expect(known.setAside).toMatchObject({ kind: 'another', theme: THEME });
    expect(known.attempt).not.toBeNull();
  });

  test('asked for by many at once has as many numbers', async () => {
    const stores = [await open(), await open()];
    const asked = await Promise.all(Array.from({ length: 20 }, (_, i) => stores[i % 2]!.addAnother(THEME, idOf)));
    expect(asked.map((made) => numberOf(made)).sort((a, b) => a - b)).toEqual(asked.map((_, i) => i + 1));
  });

  test('is refused while as many as may be are open, whoever asks, and skipped ones do not count', async () => {
    const stores = [await open(), await open()];
    for (const number of [0, 1, 2]) await stores[0]!.skip(idOf(number), number);
    const count = MOST_OTHERS + 10;
    const asked = await Promise.all(Array.from({ length: count }, (_, i) => stores[i % 2]!.addAnother(THEME, idOf)));
    const made = asked.filter((one) => one !== 'full');
    expect(made).toHaveLength(MOST_OTHERS);
    await stores[1]!.saveAttempt(givenUpAt(made[0]!.number));
    expect(await stores[0]!.addAnother(THEME, idOf)).toMatchObject({ kind: 'another' });
    expect(await stores[1]!.addAnother(THEME, idOf)).toBe('full');
    const { open: listed, openTotal } = await stores[0]!.progress();
    expect(openTotal).toBe(3 + MOST_OTHERS);
    expect(listed).toHaveLength(OPEN_LIMIT);
    expect(listed[0]!.number).toBeGreaterThan(2);
    expect(listed.map(({ number }) => number)).toEqual(listed.map(({ number }) => number).sort((a, b) => a - b));
  });
});

test('the next number is the smallest that is neither ended nor set aside, whatever was done before', async () => {
  const store = await open();
  const used = new Map<number, 'ended' | 'aside'>();
  const free = (from = 0): number => (used.has(from) ? free(from + 1) : from);
  const actions = fc.sample(
    fc.tuple(fc.constantFrom('answer', 'give-up', 'skip', 'another'), fc.integer({ min: 0, max: 12 })),
    { numRuns: 60, seed: 42 },
  );
  for (const [action, number] of actions) {
    if (action === 'another') {
      const highest = Math.max(free(), ...used.keys());
      const got = numberOf(await store.addAnother(THEME, idOf));
      expect(got).toBe(highest + 1);
      used.set(got, 'aside');
    } else if (action === 'skip') {
      await store.skip(idOf(number), number);
      if (!used.has(number)) used.set(number, 'aside');
    } else {
      await store.saveAttempt(action === 'answer' ? attemptAt(number) : givenUpAt(number));
      used.set(number, 'ended');
    }
    expect(await store.nextNumber()).toBe(free());
    expect(await store.nextNumber(5)).toBe(free(5));
    const open = [...used].filter(([, state]) => state === 'aside').map(([n]) => n);
    expect((await store.progress()).open.map((line) => line.number)).toEqual(open.sort((a, b) => a - b));
  }
});

describe('notes', () => {
  test('are kept for each puzzle, the last text counts, and they survive a restart', async () => {
    const store = await open();
    await store.saveNotes(idOf(0), 'first');
    await store.saveNotes(idOf(1), 'other');
    await store.saveNotes(idOf(0), 'second');
    await store.close();
    const after = await open();
    expect([await after.notes(idOf(0)), await after.notes(idOf(1)), await after.notes(idOf(2))]).toEqual([
      'second',
      'other',
      '',
    ]);
  });

  test('come back as they went in, whatever the characters', async () => {
    const store = await open();
    const texts = [
      '',
      '\u0000 \u0007',
      'a\nb\r\nc\td',
      '🧪 é \ud800',
      `'); DROP TABLE notes; --`,
      'x'.repeat(LONGEST_NOTES),
    ];
    for (const text of texts) {
      await store.saveNotes(idOf(0), text);
      expect(await store.notes(idOf(0))).toBe(text);
    }
  });
});
