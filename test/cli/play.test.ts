import { expect, test } from 'vitest';
import { run } from '../helpers/command-line.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

/** Starts `play`, hands its address to the body, and stops it. */
async function whilePlaying(words: readonly string[], body: (url: string) => Promise<void>): Promise<number> {
  const interruption = new AbortController();
  let found: (url: string) => void = () => {};
  const address = new Promise<string>((resolve) => {
    found = resolve;
  });
  const running = run(['play', ...words], {
    interrupted: interruption.signal,
    onPrint: (text) => found(/http:\/\/\S+/.exec(text)?.[0] ?? ''),
  });
  try {
    await body(await Promise.race([address, running.then(({ errors }) => Promise.reject(new Error(errors)))]));
  } finally {
    interruption.abort();
  }
  return (await running).code;
}

test('play serves the page and the first puzzle, takes the next port when one is taken, and keeps its place', async () => {
  const data = temporaryDirectory();
  let first = '';
  const code = await whilePlaying(['--port', '0', '--data', data], async (url) => {
    expect(await (await fetch(url)).text()).toMatch(/<title>.*lossleuth/i);
    const { puzzle } = (await (await fetch(`${url}/api/v1/puzzle`)).json()) as { puzzle: { id: string } };
    first = puzzle.id;
    const port = Number(new URL(url).port);
    await whilePlaying(['--port', String(port), '--data', data], async (second) => {
      expect(Number(new URL(second).port)).toBeGreaterThan(port);
      const same = (await (await fetch(`${second}/api/v1/puzzle`)).json()) as { puzzle: { id: string } };
      expect(same.puzzle.id).toBe(first);
    });
  });
  expect(code).toBe(0);
});
