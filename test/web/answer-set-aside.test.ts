import { expect, test } from 'vitest';
import { unlistedInWords } from '../../src/web/reveal/recent-words.js';

const open = [{ puzzle: 'f10000000002', number: 2, kind: 'skipped' as const }];

test.each([
  [1, null],
  [2, 'And an earlier one.'],
  [7, 'And 6 earlier ones.'],
])('of %i open puzzles one is listed: %j', (openTotal, words) => {
  expect(unlistedInWords({ open, openTotal })).toBe(words);
});
