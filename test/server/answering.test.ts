import { describe, expect, test } from 'vitest';
import type { Grade } from '../../src/puzzle/puzzle.js';
import { createPractice } from '../../src/server/practice.js';
import type { Store } from '../../src/store/store.js';
import { answerCurrent, VALID_ANSWER as body, errorOf, startApp } from './start-app.js';

describe('an answer', () => {
  test('is graded and stored as it was given', async () => {
    const app = await startApp();
    const { puzzle } = await app.current();
    const response = await app.post(`/puzzles/${puzzle.id}/answer`, body);
    expect(response.status).toBe(201);
    const { grade } = (await response.json()) as { grade: Grade };
    expect((await app.store.known(puzzle.id)).attempt).toMatchObject({
      number: 0,
      outcome: 'answered',
      answer: { puzzle: puzzle.id, ...body },
      grade,
    });
  });

  test('is final: the second is refused and changes nothing', async () => {
    const app = await startApp();
    const id = await answerCurrent(app);
    const stored = await app.store.known(id);
    for (const second of [{ causes: { 'lr-spike': 1 } }, body, { not: 'valid' }]) {
      const error = await errorOf(await app.post(`/puzzles/${id}/answer`, second), 409);
      expect(error).toMatchObject({ kind: 'invalid', noun: 'answer' });
    }
    expect(await app.store.known(id)).toEqual(stored);
    expect(await app.store.nextNumber()).toBe(1);
  });

  test('of two at once exactly one is stored', async () => {
    const app = await startApp();
    const { puzzle } = await app.current();
    const probabilities = [0.25, 0.75];
    const replies = await Promise.all(
      probabilities.map((healthy) => app.post(`/puzzles/${puzzle.id}/answer`, { causes: { healthy } })),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const winner = replies.findIndex(({ status }) => status === 201);
    expect((await app.store.known(puzzle.id)).attempt?.answer?.causes).toEqual({ healthy: probabilities[winner] });
  });

  test('of two servers on one data directory exactly one is stored', async () => {
    const one = await startApp();
    const other = await startApp({ directory: one.directory });
    const { puzzle } = await one.current();
    expect((await other.current()).puzzle).toEqual(puzzle);
    const replies = await Promise.all([one, other].map((app) => app.post(`/puzzles/${puzzle.id}/answer`, body)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await one.current()).number).toBe(2);
    expect((await other.current()).number).toBe(2);
  });

  test('that another process stores while this one looks the puzzle up is final as well', async () => {
    const one = await startApp();
    const { puzzle } = await one.current();
    const other = await startApp({ directory: one.directory });
    let reads = 0;
    const between = async <T>(read: () => Promise<T>): Promise<T> => {
      reads += 1;
      if (reads === 2) await one.post(`/puzzles/${puzzle.id}/answer`, body);
      return read();
    };
    const store: Store = {
      ...other.store,
      known: (id) => between(() => other.store.known(id)),
      nextNumber: () => between(() => other.store.nextNumber()),
    };
    const practice = createPractice({
      factoryFor: () => one.factory,
      themedFactory: () => one.factory,
      secret: one.store.practiceSecret(),
    });
    const late = await startApp({ directory: one.directory, practice, store });
    await errorOf(await late.post(`/puzzles/${puzzle.id}/answer`, { causes: { healthy: 0.1 } }), 409);
    expect((await one.store.known(puzzle.id)).attempt?.answer?.causes).toEqual(body.causes);
  });

  test('that is not valid is refused and not stored', async () => {
    const app = await startApp();
    const { puzzle } = await app.current();
    const path = `/puzzles/${puzzle.id}/answer`;
    const error = await errorOf(await app.post(path, { causes: { 'lr-spik': 1 } }), 400);
    expect(error.message).toBe('unknown candidate: lr-spik (did you mean lr-spike?)');
    await errorOf(await app.post(path, '{"causes":{"__proto__":1}}'), 400);
    await errorOf(await app.post(path, '{"causes":{"healthy":1e999}}'), 400);
    await errorOf(await app.post(path, `{"causes":${'['.repeat(20_000)}${']'.repeat(20_000)}}`), 400);
    expect(await app.store.nextNumber()).toBe(0);
  });
});
