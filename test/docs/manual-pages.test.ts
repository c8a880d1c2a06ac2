import { describe, expect, expectTypeOf, test } from 'vitest';
import { createManual, type ManualEntry, type ManualPage } from '../../src/manual.js';
import type { ManualEntry as WireEntry, ManualPage as WirePage } from '../../src/web/api.js';
import { catalogue, root } from '../helpers/runs.js';

const asked: string[] = [];
const manual = createManual({
  root,
  subjects: catalogue.all.map(({ meta }) => meta),
  picture(id) {
    asked.push(id);
    return null;
  },
});

describe('the manual', () => {
  test('lists every page of the catalogue with its title, family and summary, and draws nothing for it', () => {
    const entries = manual.entries();
    expect(entries.map(({ id, title, family, summary }) => ({ id, title, family, summary }))).toEqual(
      catalogue.all.map(({ meta: { id, name, family, summary } }) => ({ id, title: name, family, summary })),
    );
    expect(asked).toEqual([]);
  });

  test('gives the plain text of a page, for searching', () => {
    for (const { title, text } of manual.entries()) {
      expect(text.startsWith(title)).toBe(true);
      expect(text).not.toMatch(/[#*\n]|\]\(|<\w|&\w+;/);
      expect(text.split(' ').length).toBeGreaterThan(150);
    }
    expect(manual.entries().find(({ id }) => id === 'lr-spike')!.text).toContain(
      'Gradients summed instead of averaged: the gradient norm is multiplied',
    );
  });

  test('reads a page and draws its picture once', () => {
    const page = manual.page('lr-spike')!;
    expect(page).toMatchObject({ id: 'lr-spike', title: 'Learning-rate spike', picture: null });
    expect(page.html).toMatch(/^<h1>Learning-rate spike<\/h1>/);
    expect(manual.page('lr-spike')).toBe(page);
    expect(asked).toEqual(['lr-spike']);
  });

  test.each(['attic', '../glossary', '', 'lr-spike.md', '__proto__'])('has no page %j', (id) => {
    expect(manual.page(id)).toBeNull();
  });

  test('has the types of the wire', () => {
    expectTypeOf<ManualPage>().toEqualTypeOf<WirePage>();
    expectTypeOf<Omit<ManualEntry, 'family'>>().toEqualTypeOf<Omit<WireEntry, 'family'>>();
  });
});
