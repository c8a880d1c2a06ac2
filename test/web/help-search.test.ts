import { describe, expect, it } from 'vitest';
import { entryOfPage } from '../../src/web/help/entries.js';
import { placeBelow } from '../../src/web/help/place-below.js';
import { type Entry, excerpt, markWords, search, wordsOf } from '../../src/web/help/search.js';

const entry = (title: string, text: string, kind: Entry['kind'] = 'term'): Entry => ({ kind, id: title, title, text });
const ENTRIES = [
  entry('Train loss', 'Mean loss of the batch.'),
  entry('Weight norm', 'Grows with the learning rate.'),
  entry('Learning rate', 'Size of a step.'),
  entry('Decay of the learning-rate', 'It ends at its floor.', 'page'),
  entry('Optimiser state', 'Moments.'),
];
const titles = (query: string) => search(ENTRIES, query).map(({ title }) => title);

describe('search', () => {
  it('lists titles that begin with a word first, then other titles, then texts', () => {
    expect(titles('learning rate')).toEqual(['Learning rate', 'Decay of the learning-rate', 'Weight norm']);
  });

  it('wants every word, in any order and case', () => {
    expect(titles('RATE grows')).toEqual(['Weight norm']);
    expect(titles('rate nowhere')).toEqual([]);
  });

  it('takes both spellings, and finds nothing for nothing', () => {
    expect(titles('optimizer')).toEqual(['Optimiser state']);
    expect(titles('  ')).toEqual([]);
  });
});

describe('markWords', () => {
  const marked = (text: string, query: string) =>
    markWords(text, wordsOf(query))
      .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
      .join('');

  it('marks every place, and the longest of two words that begin together', () => {
    expect(marked('The learning-rate, the Learning rate', 'learning rate')).toBe(
      'The [learning]-[rate], the [Learning] [rate]',
    );
    expect(marked('detectable', 'detect detectable')).toBe('[detectable]');
  });

  it.each(['β₂ 0.95 × 40', 'İstanbul ß ﬁ', ''])('loses nothing of %j', (text) => {
    expect(
      markWords(text, wordsOf('0.95 ß'))
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});

describe('excerpt', () => {
  const long = `${'before '.repeat(60)}here ${'after '.repeat(60)}`.trim();

  it('is cut at spaces around the first hit', () => {
    const text = excerpt(long, ['here']);
    expect(text).toMatch(/^… before .*here.* after …$/);
    expect(text.length).toBeLessThan(200);
  });

  it('keeps a short text whole, and begins a long one at its beginning where nothing hits', () => {
    expect(excerpt('Short.', ['x'])).toBe('Short.');
    expect(excerpt(long, ['x'])).toMatch(/^before .* …$/);
  });

  it('shows a hit in the last words', () => {
    expect(excerpt(`${'before '.repeat(60)}here`, ['here'])).toMatch(/here$/);
  });
});

it('a page is found by its text without its title, and with its summary once', () => {
  const page = { id: 'a', family: 'data', title: 'Noisy labels', summary: 'Some are random.' };
  expect(entryOfPage({ ...page, text: 'Noisy labels Some are random. More.' }).text).toBe('Some are random. More.');
  expect(entryOfPage({ ...page, text: 'More.' }).text).toBe('Some are random. More.');
});

describe('placeBelow', () => {
  const word = { left: 100, top: 200, bottom: 220, width: 40, height: 20 };
  const card = { width: 300, height: 120 };

  it('stands below its word', () => {
    expect(placeBelow(word, card, { width: 1000, height: 800 })).toEqual({ left: 100, top: 226 });
  });

  it('stands above where there is no room, and within the edges', () => {
    expect(placeBelow(word, card, { width: 1000, height: 300 })).toEqual({ left: 100, top: 74 });
    expect(placeBelow({ ...word, left: 900 }, card, { width: 1000, height: 800 }).left).toBe(692);
  });
});
