import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/catalogue.js';

const SECTIONS = [
  'What is changed',
  'What you see',
  'What tellingly stays still',
  'How to tell it from its neighbours',
  'What settles it',
  'The fix',
  'Where it happened',
];

/** Words of a page below its title: enough to learn from, short enough to read between two puzzles. */
const SHORTEST = 150;
const LONGEST = 350;

const directory = new URL('../../static/manual/', import.meta.url);
const catalogue = await loadCatalogue();
const ids = catalogue.all.map(({ meta }) => meta.id);

test('every fault has a page, and every page a fault', () => {
  expect(readdirSync(directory).sort()).toEqual(ids.map((id) => `${id}.md`));
});

describe.each(catalogue.all.map((fault) => [fault.meta.id, fault.meta] as const))('manual page %s', (id, meta) => {
  const file = new URL(`${id}.md`, directory);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const paragraphs = text.split('\n\n');
  const body = paragraphs.slice(1).join('\n\n');
  const sections = new Map(
    body
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n')).trim()]),
  );
  const links = [...text.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, label, target]) => ({
    label: label!.replaceAll(/\s+/g, ' '),
    target: target!,
  }));

  test('begins with the name and one sentence', () => {
    expect(paragraphs[0]).toBe(`# ${meta.name}`);
    expect(paragraphs[1]).toMatch(/^[A-Z][^.]*\.$/);
  });

  test('has the sections of every page, none of them empty', () => {
    expect([...sections.keys()]).toEqual(SECTIONS);
    for (const [title, section] of sections) expect(section, title).not.toBe('');
  });

  test(`has ${SHORTEST} to ${LONGEST} words`, () => {
    const words = body.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    expect(words).toBeGreaterThanOrEqual(SHORTEST);
    expect(words).toBeLessThanOrEqual(LONGEST);
  });

  test('gives numbers', () => {
    expect(sections.get('What you see')).toMatch(/\d/);
  });

  test('links to pages by id', () => {
    for (const { target } of links) expect(ids).toContain(target);
  });

  test('tells it from each cause it can be taken for', () => {
    const neighbours = sections.get('How to tell it from its neighbours') ?? '';
    for (const neighbour of meta.confusableWith)
      expect(neighbours).toContain(`[${catalogue.get(neighbour).meta.name}](${neighbour})`);
  });
});
