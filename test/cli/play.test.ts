import { expect, test } from 'vitest';
import type { Reveal, WhyNot } from '../../src/puzzle/revealed.js';
import type { PuzzleState } from '../../src/web/api.js';
import { startPlaying } from '../helpers/playing.js';
import { catalogue, playedScenariosOf } from '../helpers/runs.js';
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
}, 300_000);

test('play goes from the guided puzzle to one like it, with the explanations on the way', async () => {
  const playing = await startPlaying(['--port', '0', '--data', temporaryDirectory()]);
  const api = `${playing.url}/api/v1`;
  const read = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${api}/${path}`);
    expect([path, response.status]).toEqual([path, 200]);
    return (await response.json()) as T;
  };
  const post = async (path: string, body: object): Promise<Response> =>
    fetch(`${api}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  const { puzzle, guided, prior } = await read<PuzzleState>('puzzle');
  expect([guided, Object.keys(prior)]).toEqual([true, puzzle.candidates.map(({ id }) => id)]);
  expect((await fetch(`${api}/puzzles/${puzzle.id}/why-not`)).status).toBe(403);
  expect((await post(`puzzles/${puzzle.id}/answer`, { causes: { 'label-noise': 0.9 } })).status).toBe(201);
  const reveal = await read<Reveal>(`puzzles/${puzzle.id}/reveal`);
  expect(reveal).toMatchObject({ cause: { id: 'lr-spike' }, answer: { causes: { 'label-noise': 0.9 } } });
  expect(reveal.baseline).toBeGreaterThan(0);
  const { alternatives } = await read<WhyNot>(`puzzles/${puzzle.id}/why-not`);
  expect(alternatives.map(({ role }) => role)).toEqual(['chosen', 'neighbour']);
  expect(alternatives[0]).toMatchObject({ cause: { id: 'label-noise' }, onset: reveal.onset });

  const another = await post(`puzzles/${puzzle.id}/another`, {});
  const { puzzle: id } = (await another.json()) as { puzzle: string };
  const state = await read<PuzzleState>(`puzzles/${id}`);
  expect(state).toMatchObject({ number: 3, guided: false, outcome: null, puzzle: { scenario: puzzle.scenario } });
  expect((await read<PuzzleState>('puzzle')).number).toBe(2);

  const { pages } = await read<{ pages: { id: string }[] }>('manual');
  expect(pages.length).toBeGreaterThan(10);
  expect(await read('manual/lr-spike')).toMatchObject({ id: 'lr-spike', picture: { scenario: 'llm-pretrain-7b' } });
  for (const { id: page } of pages) {
    const { picture } = await read<{ picture: { scenario: string } | null }>(`manual/${page}`);
    const played = playedScenariosOf(catalogue.get(page)).map(({ id: name }) => name);
    // A cause that no puzzle has yet is shown where it can occur.
    if (picture !== null && played.length > 0) expect([page, played.includes(picture.scenario)]).toEqual([page, true]);
  }
  expect((await read<{ terms: object[] }>('glossary')).terms.length).toBeGreaterThan(30);
  await playing.stop();
}, 300_000);
