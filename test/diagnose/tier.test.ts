import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDENTIFIABLE, TIERS, tierOf, VISIBLE } from '../../src/diagnose/tier.js';

test('tiers part at .9, .7, .45 and .2, bounds included in the easier one', () => {
  expect([1, 0.9, 0.8999, 0.7, 0.6999, 0.45, 0.4499, 0.2, 0.1999, 0].map(tierOf)).toEqual([
    1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
  ]);
});

test('a likelier truth is never of a harder tier', () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(probability, probability, (a, b) => {
      expect(tierOf(Math.max(a, b))).toBeLessThanOrEqual(tierOf(Math.min(a, b)));
      expect(TIERS).toContain(tierOf(a));
    }),
  );
});

test('a fair puzzle is one that all evidence identifies four times out of five, and that shows', () => {
  expect([IDENTIFIABLE, VISIBLE]).toEqual([0.8, 1]);
});
