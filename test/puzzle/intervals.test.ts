import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '../../src/core/wilson.js';
import { shareInterval } from '../../src/web/series/intervals.js';

test('the interval of an accuracy in the table is the one that the page draws, to the last bit', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 100_000 }), (share, size) => {
      expect(wilson(share, size)).toEqual(shareInterval(share, size));
    }),
  );
});
