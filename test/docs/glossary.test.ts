import { describe, expect, expectTypeOf, test } from 'vitest';
import { type GlossaryTerm, parseGlossary, readGlossary } from '../../src/glossary.js';
import type { GlossaryTerm as WireTerm } from '../../src/web/api.js';
import { root } from '../helpers/runs.js';

const terms = readGlossary(root);
const words = (text: string): number => text.split(/\s+/).length;

/** Terms that a newcomer to the page looks for first. */
const EXPECTED = ['candidate', 'twin', 'earlier-run', 'onset', 'first-detectable-step', '80-interval', 'brier-score'];

describe('the glossary', () => {
  test('has ids of its own in kebab-case, the expected ones among them', () => {
    const ids = terms.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(ids).toEqual(expect.arrayContaining(EXPECTED));
    expect(ids.length).toBeGreaterThanOrEqual(35);
  });

  test('is sorted', () => {
    const names = terms.map(({ term }) => term.toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  test.each(terms.map((term) => [term.id, term] as const))(
    '%s: one to three sentences, 15 to 70 words',
    (_, { text }) => {
      expect(words(text)).toBeGreaterThanOrEqual(15);
      expect(words(text)).toBeLessThanOrEqual(70);
      expect(text).toMatch(/\.$/);
      const sentences = text.split(/(?<=[.?!])\s+(?=[A-Z])/);
      expect(sentences.length).toBeLessThanOrEqual(3);
    },
  );

  test('has the type of the wire', () => {
    expectTypeOf<GlossaryTerm>().toEqualTypeOf<WireTerm>();
  });
});

describe('a glossary file', () => {
  test('is read as plain text', () => {
    const markdown = '# Glossary\n\nIntroduction.\n\n## Update/weight *ratio*\n\nA `ratio` of [two](x) &\n"lengths".\n';
    expect(parseGlossary(markdown)).toEqual([
      { id: 'update-weight-ratio', term: 'Update/weight ratio', text: 'A ratio of two & "lengths".' },
    ]);
  });

  test.each(['## Term', '## Term\n\n- a list', '## Term\n\nOne.\n\nTwo.', '## One\n\n## Two\n\nText.'])(
    'with %j is refused',
    (markdown) => {
      expect(() => parseGlossary(markdown)).toThrow(/^invalid glossary: /);
    },
  );
});
