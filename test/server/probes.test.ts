import { describe, expect, test } from 'vitest';
import type { Grade } from '../../src/puzzle/puzzle.js';
import { VALID_ANSWER as answer, errorOf, type RunningApp, startApp } from './start-app.js';

interface Bill {
  readonly budget: number;
  readonly spent: number;
  readonly bought: readonly { readonly probe: string; readonly gpuHours: number; readonly text: string }[];
}

async function started() {
  const app = await startApp();
  const { puzzle } = await app.current();
  return { app, id: puzzle.id, path: `/puzzles/${puzzle.id}/probes` };
}

const billOf = async (app: RunningApp, path: string) => (await (await app.get(path)).json()) as Bill;

describe('a probe', () => {
  test('is bought with its reading, and kept', async () => {
    const { app, id, path } = await started();
    const response = await app.post(path, { probe: 'cheap' });
    expect(response.status).toBe(201);
    const bill = (await response.json()) as Bill;
    expect(bill).toEqual({
      budget: 75,
      spent: 10,
      bought: [{ probe: 'cheap', name: 'cheap', gpuHours: 10, text: `cheap of ${id}`, series: [], table: null }],
    });
    const again = await startApp({ directory: app.directory });
    expect(await billOf(again, path)).toEqual(bill);
  });

  test('is paid once, however often it is bought', async () => {
    const { app, path } = await started();
    await app.post(path, { probe: 'dear' });
    const second = await app.post(path, { probe: 'dear' });
    expect(second.status).toBe(200);
    expect(((await second.json()) as Bill).spent).toBe(60);
  });

  test('that the budget does not allow is refused, and nothing is charged', async () => {
    const { app, path } = await started();
    await app.post(path, { probe: 'dear' });
    const error = await errorOf(await app.post(path, { probe: 'other' }), 409);
    expect(error.message).toBe('unsupported purchase: other for 60 GPU-hours (15 are left of the budget)');
    expect((await billOf(app, path)).spent).toBe(60);
    expect((await app.post(path, { probe: 'cheap' })).status).toBe(201);
  });

  test('never exceeds the budget, in however many windows it is bought', async () => {
    const { app, path } = await started();
    const replies = await Promise.all(['dear', 'other'].map((probe) => app.post(path, { probe })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await billOf(app, path)).spent).toBe(60);
  });

  test('that cannot be made costs nothing', async () => {
    const { app, path } = await started();
    expect((await app.post(path, { probe: 'gone' })).status).toBe(201);
    const { spent, bought } = await billOf(app, path);
    expect([spent, bought[0]!.gpuHours]).toEqual([0, 0]);
    expect(bought[0]!.text).toMatch(/^Not available/);
  });

  test.each([
    [{ probe: 'cheep' }, 404, /unknown probe: cheep .*cheap/],
    [{ probe: '' }, 400, /probe/],
    [{}, 400, /probe/],
    [{ probe: 'cheap', free: true }, 400, /free/],
    [[], 400, /purchase/],
  ])('%j is refused', async (body, status, message) => {
    const { app, path } = await started();
    expect((await errorOf(await app.post(path, body), status)).message).toMatch(message);
    expect((await billOf(app, path)).bought).toEqual([]);
  });

  test('is not sold after the end, and what was bought can still be read', async () => {
    const { app, id, path } = await started();
    await app.post(path, { probe: 'cheap' });
    await app.post(`/puzzles/${id}/answer`, answer);
    await errorOf(await app.post(path, { probe: 'dear' }), 409);
    expect((await billOf(app, path)).bought.map(({ probe }) => probe)).toEqual(['cheap']);
  });

  test('says what it measured and not what that means', async () => {
    const { app, path } = await started();
    const text = await (await app.post(path, { probe: 'cheap' })).text();
    expect(text).not.toContain('a-secret-finding');
    expect(text).not.toContain('finding');
  });
});

test('an answer is graded with what was bought', async () => {
  const { app, id, path } = await started();
  await app.post(path, { probe: 'dear' });
  await app.post(path, { probe: 'cheap' });
  const { grade } = (await (await app.post(`/puzzles/${id}/answer`, answer)).json()) as { grade: Grade };
  expect(grade.investigation).toMatchObject({ reason: 'dear,cheap', gpuHours: 20 });
  expect((await app.store.known(id)).attempt?.grade?.investigation).toEqual(grade.investigation);
});

test('what became of the run with fixes is told after the end', async () => {
  const { app, id } = await started();
  await errorOf(await app.get(`/puzzles/${id}/fixed`), 403);
  await app.post(`/puzzles/${id}/answer`, answer);
  expect(await (await app.get(`/puzzles/${id}/fixed`)).json()).toMatchObject({ puzzle: id, runs: [] });
});
