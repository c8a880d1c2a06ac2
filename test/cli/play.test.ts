import { expect, test } from 'vitest';
import { startPlaying } from '../helpers/playing.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

const currentId = async (url: string): Promise<string> => {
  const { puzzle } = (await (await fetch(`${url}/api/v1/puzzle`)).json()) as { puzzle: { id: string } };
  return puzzle.id;
};

test('play serves the page and the first puzzle, takes the next port when one is taken, and keeps its place', async () => {
  const data = temporaryDirectory();
  const first = await startPlaying(['--port', '0', '--data', data]);
  expect(await (await fetch(first.url)).text()).toMatch(/<title>.*lossleuth/i);
  const id = await currentId(first.url);
  const port = Number(new URL(first.url).port);

  const second = await startPlaying(['--port', String(port), '--data', data]);
  expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  expect(await currentId(second.url)).toBe(id);
  expect([await second.stop(), await first.stop()]).toEqual([0, 0]);

  const later = await startPlaying(['--port', '0', '--data', data]);
  expect(await currentId(later.url)).toBe(id);
  await later.stop();
});
