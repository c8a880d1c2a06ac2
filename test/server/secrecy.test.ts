import { expect, test } from 'vitest';
import { deriveSecret } from '../../src/core/rng.js';
import type { PublicPuzzle } from '../../src/puzzle/puzzle.js';
import { fakePuzzle, SECRET_MARKS } from './fake-factory.js';
import { answerCurrent, type RunningApp, startApp, VALID_ANSWER } from './start-app.js';

test('before the answer no response holds the key or anything of it', async () => {
  const app = await startApp();
  for (let number = 0; number < 6; number++) {
    const { puzzle } = await app.current();
    const { key } = fakePuzzle(deriveSecret(app.store.practiceSecret(), ['practice', number]));
    const paths = [
      '/puzzle',
      `/puzzles/${puzzle.id}`,
      `/puzzles/${puzzle.id}/reveal`,
      '/progress',
      `/puzzles/${puzzle.id}/why-not`,
      '/charts',
      '/session',
      '/health',
    ];
    const replies = [
      ...(await Promise.all(paths.map((path) => app.raw('GET', `/api/v1${path}`)))),
      ...(await Promise.all(['{', '{}', '{"causes":{"x":1}}'].map((text) => post(app, puzzle, text)))),
      await kept(app.put(`/puzzles/${puzzle.id}/notes`, { text: 'a note' }), 200),
      await kept(app.post(`/puzzles/${puzzle.id}/another`, {}), 403),
      await kept(app.post(`/puzzles/${puzzle.id}/skip`, {}), 200),
      await kept(app.get(`/puzzles/${puzzle.id}`), 200),
      await kept(app.get(`/puzzles/${puzzle.id}/why-not`), 403),
      await kept(app.get(`/puzzles/${puzzle.id}/reveal`), 403),
      await kept(app.get('/progress'), 200),
    ];
    for (const { text, headers } of replies) {
      const all = text + JSON.stringify(headers);
      for (const secret of [key.seed, key.nonce, app.store.practiceSecret(), ...SECRET_MARKS])
        expect(all).not.toContain(secret);
      for (const name of ['"key"', '"seed"', '"nonce"', '"injections"', '"draft"', '"fingerprint"'])
        expect(all).not.toContain(name);
    }
    const progress = JSON.parse(replies[3]!.text) as { recent: { puzzle: string }[] };
    expect(progress.recent.map((line) => line.puzzle)).not.toContain(puzzle.id);
    const open = (JSON.parse(replies.at(-1)!.text) as { open: Record<string, unknown>[] }).open;
    expect(open.map((line) => Object.keys(line))).toEqual([['puzzle', 'number', 'kind']]);
    for (const { text } of replies.slice(0, 3)) expect(text).not.toContain('"cause"');
    expect((await app.post(`/puzzles/${puzzle.id}/answer`, VALID_ANSWER)).status).toBe(201);
  }
});

test('a puzzle like a revealed one tells nothing either, and a theme stays in the store', async () => {
  const app = await startApp();
  const first = await answerCurrent(app);
  const reply = await kept(app.post(`/puzzles/${first}/another`, {}), 201);
  const { puzzle } = JSON.parse(reply.text) as { puzzle: string };
  const { key } = fakePuzzle(deriveSecret(app.store.practiceSecret(), ['another', 2]));
  expect(key.puzzle).toBe(puzzle);
  for (const path of [
    `/puzzles/${puzzle}`,
    `/puzzles/${puzzle}/reveal`,
    `/puzzles/${puzzle}/why-not`,
    '/progress',
    '/session',
  ]) {
    const { text, headers } = await kept(app.get(path));
    const all = text + JSON.stringify(headers);
    for (const secret of [key.seed, key.nonce, app.store.practiceSecret(), 'neighbour-0', '"theme"', '"faults"'])
      expect(all).not.toContain(secret);
  }
});

/** What a response says, after checking its status where one is given. */
async function kept(request: Promise<Response>, status?: number) {
  const response = await request;
  if (status !== undefined) expect(response.status).toBe(status);
  return { text: await response.text(), headers: Object.fromEntries(response.headers) };
}

async function post(app: RunningApp, puzzle: PublicPuzzle, text: string) {
  return kept(app.post(`/puzzles/${puzzle.id}/answer`, text), 400);
}
