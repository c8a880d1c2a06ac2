import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/store/store.js';
import { VALID_ANSWER as body, errorOf, type RunningApp, startApp } from './start-app.js';

const progressOf = async (app: RunningApp): Promise<Progress> =>
  (await app.get('/progress')).json() as Promise<Progress>;

describe('two tabs', () => {
  test('of which one answers while the other skips agree in the end', async () => {
    for (let round = 0; round < 5; round++) {
      const app = await startApp();
      const { id } = (await app.current()).puzzle;
      const [answered, skipped] = await Promise.all([
        app.post(`/puzzles/${id}/answer`, body),
        app.post(`/puzzles/${id}/skip`, {}),
      ]);
      expect(answered.status).toBe(201);
      expect([200, 409]).toContain(skipped.status);
      expect(await progressOf(app)).toMatchObject({ answered: 1, open: [] });
      expect((await app.current()).number).toBe(2);
    }
  });

  test('of which one answers while the other gives up: exactly one is stored', async () => {
    const app = await startApp();
    const { id } = (await app.current()).puzzle;
    const replies = await Promise.all([
      app.post(`/puzzles/${id}/give-up`, {}),
      app.post(`/puzzles/${id}/answer`, body),
    ]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const { answered, givenUp } = await progressOf(app);
    expect(answered + givenUp).toBe(1);
  });

  test('on two servers: skipped in one, a restart, answered in the other', async () => {
    const one = await startApp();
    const other = await startApp({ directory: one.directory });
    const { id } = (await one.current()).puzzle;
    expect((await one.post(`/puzzles/${id}/skip`, {})).status).toBe(200);
    await one.close();
    expect((await other.current()).number).toBe(2);
    expect((await other.post(`/puzzles/${id}/answer`, body)).status).toBe(201);
    const again = await startApp({ directory: one.directory });
    await errorOf(await again.post(`/puzzles/${id}/skip`, {}), 409);
    expect(await progressOf(again)).toMatchObject({ answered: 1, open: [] });
  });
});
