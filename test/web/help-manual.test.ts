import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PANELS } from '../../src/charts/panels.js';
import { readGlossary } from '../../src/glossary.js';
import { hashOfManualPage, hashOfTerm, MANUAL_LIST, manualOfHash } from '../../src/web/manual/hash.js';
import { pageHtml } from '../../src/web/manual/page-html.js';
import { panelName, panelValues } from '../../src/web/manual/panel-names.js';
import { fixturePuzzle } from '../helpers/fixture-puzzle.js';
import { root } from '../helpers/runs.js';

describe('addresses of the manual', () => {
  it('come back as the places they stand for', () => {
    expect(manualOfHash(MANUAL_LIST)).toEqual({ kind: 'list' });
    expect(manualOfHash(hashOfManualPage('lr-spike'))).toEqual({ kind: 'page', id: 'lr-spike' });
    expect(manualOfHash(hashOfTerm(null))).toEqual({ kind: 'glossary', term: null });
    expect(manualOfHash(hashOfTerm('80-interval'))).toEqual({ kind: 'glossary', term: '80-interval' });
  });

  it.each(['', '#/', '#/puzzle/1', '#/manual/', '#/manual/../x', '#/manual/A b'])('are not %j', (hash) => {
    expect(manualOfHash(hash)).toBeNull();
  });
});

describe('pageHtml', () => {
  it('drops the title, moves headings down and leads links to this client', () => {
    const html = '<h1>Spike</h1>\n<h2>Seen</h2><p><a href="gradient-sum">x</a> <a href="https://a.b/c">y</a></p><hr>';
    expect(pageHtml(html, 1)).toBe(
      '<h3>Seen</h3><p><a href="#/manual/gradient-sum">x</a> <a href="https://a.b/c">y</a></p><hr>',
    );
    expect(pageHtml('<h2 id="a">Seen</h2>', 0)).toBe('<h2 id="a">Seen</h2>');
  });
});

describe('panels by name', () => {
  const puzzle = fixturePuzzle('f10000000001');

  it.each(PANELS.filter(({ kind }) => kind === 'step'))('$id is called as on the dashboard', ({ id, title, unit }) => {
    expect(panelName(id, null)).toMatchObject({ title, unit });
    expect(panelValues(puzzle, id, null)?.values.length).toBe(puzzle.steps);
  });

  it.each(PANELS.filter(({ kind }) => kind === 'slice'))('$id has values at the evaluations', ({ id, unit }) => {
    expect(panelName(id, 'Code')).toMatchObject({ title: expect.stringMatching(/ · Code$/), unit });
    expect(panelValues(puzzle, id, 1)).toMatchObject({
      at: puzzle.evaluations.steps,
      values: puzzle.evaluations[id.slice(6) as 'loss'][1],
    });
  });

  it('what is not recorded has no values', () => {
    expect(panelValues(puzzle, 'reliability', null)).toBeNull();
    expect(panelValues(puzzle, 'slice-loss', 99)).toBeNull();
    expect(panelName('unheard-of', null).title).toBe('unheard-of');
  });
});

it('every word explained in place is in the glossary', () => {
  const known = new Set(readGlossary(root).map(({ id }) => id));
  const folder = join(root, 'src/web');
  const used = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(/<Term\s+id="([^"]+)"/g)])
    .map((match) => match[1]!);
  expect(used.length).toBeGreaterThan(8);
  expect(used.filter((id) => !known.has(id))).toEqual([]);
});
