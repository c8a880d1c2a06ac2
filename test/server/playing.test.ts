import { describe, expect, test } from 'vitest';
import { unknown } from '../../src/core/errors.js';
import { deriveSecret } from '../../src/core/rng.js';
import type { Reveal, WhyNot } from '../../src/puzzle/revealed.js';
import { createPractice } from '../../src/server/practice.js';
import type { PuzzleState } from '../../src/server/puzzle-state.js';
import type { Progress } from '../../src/store/store.js';
import { createFakeFactory } from './fake-factory.js';
import { answerCurrent, VALID_ANSWER as body, errorOf, type RunningApp, startApp } from './start-app.js';

const json = async <T>(response: Promise<Response>): Promise<T> => (await response).json() as Promise<T>;
const stateOf = (app: RunningApp, id: string) => json<PuzzleState>(app.get(`/puzzles/${id}`));
const progressOf = (app: RunningApp) => json<Progress>(app.get('/progress'));

async function giveUpCurrent(app: RunningApp): Promise<string> {
  const { id } = (await app.current()).puzzle;
  expect((await app.post(`/puzzles/${id}/give-up`, {})).status).toBe(201);
  return id;
}

async function skipCurrent(app: RunningApp): Promise<string> {
  const { id } = (await app.current()).puzzle;
  const response = await app.post(`/puzzles/${id}/skip`, {});
  expect([response.status, await response.json()]).toEqual([200, { skipped: true }]);
  return id;
}

async function another(app: RunningApp, id: string): Promise<string> {
  const response = await app.post(`/puzzles/${id}/another`, {});
  expect(response.status).toBe(201);
  return ((await response.json()) as { puzzle: string }).puzzle;
}

describe('skipping', () => {
  test('makes the next puzzle the current one, and the skipped one stays open', async () => {
    const app = await startApp();
    const id = await skipCurrent(app);
    const next = await app.current();
    expect(next.number).toBe(2);
    expect(await stateOf(app, id)).toMatchObject({ number: 1, outcome: null });
    expect((await progressOf(app)).open).toEqual([{ puzzle: id, number: 1, kind: 'skipped' }]);
    await errorOf(await app.get(`/puzzles/${id}/reveal`), 403);
    expect((await app.post(`/puzzles/${id}/answer`, body)).status).toBe(201);
    expect(await stateOf(app, id)).toMatchObject({ number: 1, outcome: 'answered' });
    expect(await progressOf(app)).toMatchObject({ answered: 1, open: [] });
    expect(await app.current()).toEqual(next);
  });

  test('twice is skipping once', async () => {
    const app = await startApp();
    const id = await skipCurrent(app);
    expect((await app.post(`/puzzles/${id}/skip`, {})).status).toBe(200);
    expect((await app.current()).number).toBe(2);
    expect((await progressOf(app)).open).toHaveLength(1);
  });

  test('a puzzle that has ended is refused', async () => {
    const app = await startApp();
    for (const id of [await answerCurrent(app), await giveUpCurrent(app)]) {
      expect((await errorOf(await app.post(`/puzzles/${id}/skip`, {}), 409)).noun).toBe('answer');
    }
    expect((await progressOf(app)).open).toEqual([]);
  });
});

describe('giving up', () => {
  test('ends the puzzle without a score, and opens the reveal', async () => {
    const app = await startApp();
    const id = await giveUpCurrent(app);
    expect(await stateOf(app, id)).toMatchObject({ outcome: 'given-up' });
    const reveal = await json<Reveal>(app.get(`/puzzles/${id}/reveal`));
    expect([reveal.answer, reveal.grade]).toEqual([null, null]);
    expect(reveal.baseline).toBeGreaterThan(0);
    const progress = await progressOf(app);
    expect(progress).toMatchObject({ answered: 0, correct: 0, givenUp: 1, meanScore: null });
    expect(progress.recent[0]).toMatchObject({ puzzle: id, number: 1, outcome: 'given-up', score: null });
  });

  test('is final, and so is an answer', async () => {
    const app = await startApp();
    const given = await giveUpCurrent(app);
    expect((await errorOf(await app.post(`/puzzles/${given}/answer`, body), 409)).message).toContain('given up');
    await errorOf(await app.post(`/puzzles/${given}/give-up`, {}), 409);
    const answered = await answerCurrent(app);
    expect((await errorOf(await app.post(`/puzzles/${answered}/give-up`, {}), 409)).message).toContain('answered');
    expect(await progressOf(app)).toMatchObject({ answered: 1, givenUp: 1 });
  });
});

describe('another like this', () => {
  test('waits for the end of the first', async () => {
    const app = await startApp();
    const { id } = (await app.current()).puzzle;
    expect((await errorOf(await app.post(`/puzzles/${id}/another`, {}), 403)).kind).toBe('missing');
    const skipped = await skipCurrent(app);
    await errorOf(await app.post(`/puzzles/${skipped}/another`, {}), 403);
    expect((await progressOf(app)).open).toHaveLength(1);
  });

  test('is a fresh puzzle with a number of its own, which is not the current one', async () => {
    const app = await startApp();
    const first = await answerCurrent(app);
    const current = await app.current();
    const ids = [await another(app, first), await another(app, first)];
    expect(new Set([...ids, first, current.puzzle.id]).size).toBe(4);
    expect(await app.current()).toEqual(current);
    expect((await progressOf(app)).open).toEqual([
      { puzzle: ids[0], number: 3, kind: 'another' },
      { puzzle: ids[1], number: 4, kind: 'another' },
    ]);
    expect(await stateOf(app, ids[1]!)).toMatchObject({ number: 4, outcome: null, guided: false });
    await app.post(`/puzzles/${ids[1]}/answer`, body);
    expect(await json<Reveal>(app.get(`/puzzles/${ids[1]}/reveal`))).toMatchObject({ puzzle: ids[1] });
    // The sequence goes on, and steps over the numbers that are taken.
    await answerCurrent(app);
    expect((await app.current()).number).toBe(5);
  });

  test('is drawn from the theme of the revealed puzzle, also after a restart', async () => {
    const asked: unknown[] = [];
    const factory = createFakeFactory();
    const start = async (directory?: string): Promise<RunningApp> => {
      const first = await startApp(directory === undefined ? {} : { directory });
      const practice = createPractice({
        factoryFor: () => factory,
        themedFactory(theme) {
          asked.push(theme);
          return factory;
        },
        secret: first.store.practiceSecret(),
      });
      return startApp({ directory: first.directory, practice });
    };
    const before = await start();
    const first = await giveUpCurrent(before);
    const { cause } = await json<Reveal>(before.get(`/puzzles/${first}/reveal`));
    const id = await another(before, first);
    const state = await stateOf(before, id);
    await before.close();
    const after = await start(before.directory);
    expect(await stateOf(after, id)).toEqual(state);
    const theme = { scenario: 'small-model', faults: [cause.id, 'neighbour-0'] };
    expect(asked).not.toEqual([]);
    for (const given of asked) expect(given).toEqual(theme);
  });
});

describe('many others', () => {
  test('are refused when as many are open, also when they are asked for at once, until one has ended', async () => {
    const app = await startApp();
    const first = await answerCurrent(app);
    const asked = await Promise.all(Array.from({ length: 30 }, () => app.post(`/puzzles/${first}/another`, {})));
    const made = asked.filter(({ status }) => status === 201);
    expect(made).toHaveLength(20);
    const refused = await errorOf(asked.find(({ status }) => status !== 201)!, 409);
    expect(refused).toEqual({
      kind: 'unsupported',
      noun: 'puzzle',
      message: `unsupported puzzle: another like ${first} (20 are open already; finish one)`,
    });
    const { puzzle } = (await made[0]!.json()) as { puzzle: string };
    expect((await app.post(`/puzzles/${puzzle}/give-up`, {})).status).toBe(201);
    await another(app, first);
    await errorOf(await app.post(`/puzzles/${first}/another`, {}), 409);
    expect(app.reported).toEqual([]);
  });

  test('do not make the server make the current puzzle again', async () => {
    const app = await startApp();
    const first = await answerCurrent(app);
    const { puzzle } = await app.current();
    await Promise.all(Array.from({ length: 20 }, () => app.post(`/puzzles/${first}/another`, {})));
    for (const { puzzle: id } of (await progressOf(app)).open) await stateOf(app, id);
    expect((await app.current()).puzzle).toEqual(puzzle);
    const secret = deriveSecret(app.store.practiceSecret(), ['practice', 1]);
    expect(app.factory.generated.filter((made) => made === secret)).toHaveLength(1);
  });
});

describe('puzzles set aside', () => {
  test('are listed up to a number, the latest, with how many there are', async () => {
    const app = await startApp();
    for (let skipped = 0; skipped < 23; skipped++) await skipCurrent(app);
    const { open, openTotal } = await progressOf(app);
    expect(openTotal).toBe(23);
    expect(open.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 4));
  });

  test('with a theme of another release are gone, open or ended', async () => {
    const before = await startApp();
    const first = await answerCurrent(before);
    const [open, ended] = [await another(before, first), await another(before, first)];
    await before.post(`/puzzles/${ended}/give-up`, {});
    await before.close();
    const practice = createPractice({
      factoryFor: () => createFakeFactory(),
      themedFactory: ({ faults }) => {
        throw unknown('fault', faults.join(', '));
      },
      secret: before.store.practiceSecret(),
    });
    const after = await startApp({ directory: before.directory, practice });
    for (const path of [`/puzzles/${open}`, `/puzzles/${ended}`, `/puzzles/${ended}/reveal`]) {
      const { noun, message } = await errorOf(await after.get(path), 410);
      expect([noun, message]).toEqual(['puzzle', expect.stringContaining('made by another release')]);
      // The theme would tell what the cause can be.
      expect(message).not.toContain('neighbour');
    }
    await errorOf(await after.post(`/puzzles/${open}/answer`, body), 410);
    expect((await after.post(`/puzzles/${open}/skip`, {})).status).toBe(200);
    expect(after.reported).toEqual([]);
    expect((await after.current()).number).toBe(2);
  });
});

describe('why not', () => {
  test('opens with the reveal and is the same each time', async () => {
    const app = await startApp();
    const { id } = (await app.current()).puzzle;
    await errorOf(await app.get(`/puzzles/${id}/why-not`), 403);
    await skipCurrent(app);
    await errorOf(await app.get(`/puzzles/${id}/why-not`), 403);
    await app.post(`/puzzles/${id}/answer`, body);
    const first = await json<WhyNot>(app.get(`/puzzles/${id}/why-not`));
    expect(first).toMatchObject({ puzzle: id, alternatives: [{ role: 'chosen' }] });
    expect(await json(app.get(`/puzzles/${id}/why-not`))).toEqual(first);
    expect(app.factory.explained).toEqual([id]);
  });
});

describe('notes', () => {
  test('are kept before and after the end, and over a restart', async () => {
    const app = await startApp();
    const { id } = (await app.current()).puzzle;
    const response = await app.put(`/puzzles/${id}/notes`, { text: 'the norm moved first' });
    expect([response.status, await response.json()]).toEqual([200, { saved: true }]);
    expect((await app.current()).notes).toBe('the norm moved first');
    await answerCurrent(app);
    await app.put(`/puzzles/${id}/notes`, { text: 'it was the rate' });
    expect((await app.current()).notes).toBe('');
    await app.close();
    const after = await startApp({ directory: app.directory });
    expect((await stateOf(after, id)).notes).toBe('it was the rate');
  });

  test('have a length', async () => {
    const app = await startApp();
    const { id } = (await app.current()).puzzle;
    const path = `/puzzles/${id}/notes`;
    expect((await app.put(path, { text: '観'.repeat(20_000) })).status).toBe(200);
    expect((await errorOf(await app.put(path, { text: 'x'.repeat(20_001) }), 400)).noun).toBe('notes');
    await errorOf(await app.put(path, { text: 'x'.repeat(70_000) }), 413);
    expect((await app.current()).notes).toHaveLength(20_000);
  });
});
