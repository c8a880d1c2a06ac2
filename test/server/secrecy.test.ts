import { expect, test } from 'vitest';
import { deriveSecret } from '../../src/core/rng.js';
import type { PublicPuzzle } from '../../src/puzzle/puzzle.js';
import { fakePuzzle, SECRET_MARKS } from './fake-factory.js';
import { answerCurrent, type RunningApp, startApp } from './start-app.js';

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
      '/charts',
      '/health',
    ];
    const replies = [
      ...(await Promise.all(paths.map((path) => app.raw('GET', `/api/v1${path}`)))),
      ...(await Promise.all(['{', '{}', '{"causes":{"x":1}}'].map((text) => post(app, puzzle, text)))),
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
    for (const { text } of replies.slice(0, 3)) expect(text).not.toContain('"cause"');
    await answerCurrent(app);
  }
});

async function post(app: RunningApp, puzzle: PublicPuzzle, text: string) {
  const response = await app.post(`/puzzles/${puzzle.id}/answer`, text);
  expect(response.status).toBe(400);
  return { text: await response.text(), headers: Object.fromEntries(response.headers) };
}
