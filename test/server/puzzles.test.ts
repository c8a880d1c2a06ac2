import { describe, expect, test } from 'vitest';
import { deriveSecret } from '../../src/core/rng.js';
import type { DraftPuzzle } from '../../src/puzzle/factory.js';
import type { Reveal } from '../../src/puzzle/revealed.js';
import { createPractice } from '../../src/server/practice.js';
import { createFakeFactory, fakePuzzle } from './fake-factory.js';
import { answerCurrent, VALID_ANSWER as body, errorOf, startApp, temporaryDirectory } from './start-app.js';

describe('the current puzzle', () => {
  test('is the same until it is answered, then the next', async () => {
    const app = await startApp();
    const first = await app.current();
    expect(first).toMatchObject({ number: 1, outcome: null, guided: false, notes: '' });
    expect(await app.current()).toEqual(first);
    await answerCurrent(app);
    const second = await app.current();
    expect(second.number).toBe(2);
    expect(second.puzzle.id).not.toBe(first.puzzle.id);
  });

  test('is the public half of the puzzle of this secret, unchanged', async () => {
    const app = await startApp();
    const secret = deriveSecret(app.store.practiceSecret(), ['practice', 0]);
    expect((await app.current()).puzzle).toEqual(fakePuzzle(secret).puzzle);
  });

  test('makes the server prepare the next one, so that serving it takes no simulation', async () => {
    const prepared: number[] = [];
    const factory = createFakeFactory();
    const practice = createPractice({ factoryFor: () => factory, themedFactory: () => factory, secret: 'ab' });
    let notify = (): void => undefined;
    const called = new Promise<void>((resolve) => {
      notify = resolve;
    });
    const prepare = (number: number): void => {
      if (prepared.push(number) === 2) notify();
    };
    const app = await startApp({ practice: { ...practice, prepare } });
    await app.current();
    await called;
    // The one on the screen first: it must outlast whatever else is looked at.
    expect(prepared).toEqual([0, 1]);
  });
});

describe('a puzzle by id', () => {
  test('is given while it is current and after it was answered', async () => {
    const app = await startApp();
    const { puzzle } = await app.current();
    const read = async () => (await app.get(`/puzzles/${puzzle.id}`)).json();
    const prior = { healthy: 0.5, 'lr-spike': 0.3, 'stale-data': 0.2 };
    const state = { puzzle, number: 1, guided: false, prior, notes: '' };
    expect(await read()).toEqual({ ...state, outcome: null });
    await answerCurrent(app);
    await answerCurrent(app);
    expect(await read()).toEqual({ ...state, outcome: 'answered' });
  });

  test('is not given ahead of its turn', async () => {
    const app = await startApp();
    const next = fakePuzzle(deriveSecret(app.store.practiceSecret(), ['practice', 1])).puzzle.id;
    for (const path of ['', '/reveal', '/why-not'].map((end) => `/puzzles/${next}${end}`)) {
      expect(await errorOf(await app.get(path), 404)).toMatchObject({ kind: 'unknown', noun: 'puzzle' });
    }
    await errorOf(await app.post(`/puzzles/${next}/answer`, body), 404);
    for (const action of ['skip', 'give-up', 'another'])
      await errorOf(await app.post(`/puzzles/${next}/${action}`, {}), 404);
    await errorOf(await app.put(`/puzzles/${next}/notes`, { text: '' }), 404);
    await answerCurrent(app);
    expect((await app.get(`/puzzles/${next}`)).status).toBe(200);
  });

  test.each([
    "' OR '1'='1",
    "x'; DROP TABLE attempts; --",
    '%00',
    '__proto__',
    '000000000000',
    '../../etc/passwd',
    '🧪'.repeat(50),
  ])('that is %j is unknown', async (id) => {
    const app = await startApp();
    const path = `/puzzles/${id === '%00' ? id : encodeURIComponent(id)}`;
    await errorOf(await app.get(path), 404);
    await errorOf(await app.get(`${path}/reveal`), 404);
    await errorOf(await app.get(`${path}/why-not`), 404);
    await errorOf(await app.post(`${path}/answer`, body), 404);
    for (const action of ['skip', 'give-up', 'another']) await errorOf(await app.post(`${path}/${action}`, {}), 404);
    await errorOf(await app.put(`${path}/notes`, { text: 'x' }), 404);
    expect(await app.store.nextNumber()).toBe(0);
    expect(app.reported).toEqual([]);
  });
});

/** The same puzzle as another engine or recipe would make it: same secret, same id, other content. */
function retitled({ puzzle, ...rest }: DraftPuzzle): DraftPuzzle {
  return { puzzle: { ...puzzle, title: 'from another release' }, ...rest };
}

describe('the reveal', () => {
  test('opens when the answer is stored', async () => {
    const app = await startApp();
    const { puzzle } = await app.current();
    const path = `/puzzles/${puzzle.id}/reveal`;
    expect(await errorOf(await app.get(path), 403)).toMatchObject({ kind: 'missing', noun: 'answer' });
    await answerCurrent(app);
    const response = await app.get(path);
    expect(response.status).toBe(200);
    const reveal = (await response.json()) as Reveal;
    const { key } = fakePuzzle(deriveSecret(app.store.practiceSecret(), ['practice', 0]));
    expect(reveal).toMatchObject({ puzzle: puzzle.id, cause: { id: key.cause }, answer: body });
  });

  test('of a puzzle that another release made is gone, its grade is not', async () => {
    const before = await startApp();
    const id = await answerCurrent(before);
    await before.close();
    const factory = createFakeFactory();
    const { generate } = factory;
    const changed = { ...factory, generate: (secret: string) => retitled(generate(secret)) };
    const practice = createPractice({
      factoryFor: () => changed,
      themedFactory: () => changed,
      secret: before.store.practiceSecret(),
    });
    const after = await startApp({ directory: before.directory, practice });
    expect(await errorOf(await after.get(`/puzzles/${id}/reveal`), 410)).toMatchObject({ kind: 'unsupported' });
    await errorOf(await after.get(`/puzzles/${id}`), 410);
    await errorOf(await after.post(`/puzzles/${id}/answer`, body), 409);
    expect(await (await after.get('/progress')).json()).toMatchObject({ answered: 1 });
    expect((await after.current()).number).toBe(2);
  });
});

test('a restart keeps the place, the puzzle and the answers', async () => {
  const before = await startApp();
  const id = await answerCurrent(before);
  const current = await before.current();
  const reveal = await (await before.get(`/puzzles/${id}/reveal`)).json();
  await before.close();
  const after = await startApp({ directory: before.directory });
  expect(await after.current()).toEqual(current);
  expect(await (await after.get(`/puzzles/${id}/reveal`)).json()).toEqual(reveal);
  await errorOf(await after.post(`/puzzles/${id}/answer`, body), 409);
});

test('two data directories have different puzzles', async () => {
  const [one, other] = [await startApp(), await startApp({ directory: await temporaryDirectory() })];
  expect((await one.current()).puzzle.id).not.toBe((await other.current()).puzzle.id);
});
