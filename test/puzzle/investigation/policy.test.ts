import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterFinding,
  entropyOf,
  expectedGain,
  expectedSpend,
  nextPurchase,
  worthOfBit,
} from '../../../src/puzzle/investigation/policy.js';
import { type Found, marketOf } from '../../helpers/market.js';

/** `sure` tells a from b and c; `useless` tells nothing; `noisy` tells b from c, three times out of four. */
const FOUND: Found = {
  sure: { a: [0, 1000], b: [1000, 0], c: [1000, 0] },
  useless: { a: [500, 500], b: [500, 500], c: [500, 500] },
  noisy: { a: [500, 500], b: [750, 250], c: [250, 750] },
};
const market = marketOf(FOUND, { sure: 10, useless: 1, noisy: 2 });
const even = { a: 1 / 3, b: 1 / 3, c: 1 / 3 };

const beliefs = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 })
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    return { a: parts[0]! / total, b: parts[1]! / total, c: parts[2]! / total };
  });

describe('a finding', () => {
  test('moves a belief as Bayes says', () => {
    const after = afterFinding(even, market, 'noisy', 0);
    expect(after['b']).toBeCloseTo(0.5, 2);
    expect(after['c']).toBeCloseTo(1 / 6, 2);
    expect(after['a']).toBeCloseTo(1 / 3, 2);
  });

  test('of a probe that tells nothing moves none', () => {
    fc.assert(
      fc.property(beliefs, (now) => {
        const after = afterFinding(now, market, 'useless', 0);
        for (const [cause, p] of Object.entries(now)) expect(after[cause]).toBeCloseTo(p, 12);
      }),
    );
  });
});

describe('the expected gain of a probe', () => {
  test('is the entropy before less the mean entropy after, and never negative', () => {
    fc.assert(
      fc.property(beliefs, fc.constantFrom('sure', 'useless', 'noisy'), (now, probe) => {
        const expected = [0, 1].reduce((sum, finding) => {
          const chance = Object.entries(now).reduce(
            (total, [cause, p]) => total + p * market.likelihoods.of('tiny', probe, cause)[finding]!,
            0,
          );
          return sum + chance * entropyOf(afterFinding(now, market, probe, finding));
        }, 0);
        const gain = expectedGain(now, market, probe);
        expect(gain).toBeCloseTo(entropyOf(now) - expected, 9);
        expect(gain).toBeGreaterThan(-1e-12);
      }),
    );
  });

  test('of one that tells one of three apart is the entropy of a third: .918 bits', () => {
    expect(expectedGain(even, market, 'sure')).toBeCloseTo(0.918, 2);
  });
});

describe('the next purchase', () => {
  test('is that of most bits per GPU-hour', () => {
    expect(nextPurchase(even, market, new Set(), 0)?.id).toBe('sure');
    const dear = marketOf(FOUND, { sure: 40, useless: 1, noisy: 2 });
    // .918 bits for 40 hours, or .126 for 2.
    expect(nextPurchase(even, dear, new Set(), 0)?.id).toBe('noisy');
  });

  test('is none where nothing is worth its price, is left, or can be paid', () => {
    expect(nextPurchase({ a: 1, b: 0, c: 0 }, market, new Set(), 0)).toBeNull();
    expect(nextPurchase(even, market, new Set(['sure', 'noisy']), 0)).toBeNull();
    expect(nextPurchase(even, market, new Set(), 99.5)).toBeNull();
    const useless = marketOf(FOUND, { sure: 70, useless: 0.01, noisy: 20 });
    expect(nextPurchase(even, useless, new Set(), 0)).toBeNull();
  });

  test('values a bit so that the whole budget is worth one cause of all', () => {
    expect(worthOfBit({ a: 0.5, b: 0.5, c: 0, d: 0 }, market)).toBeCloseTo(50, 9);
  });
});

describe('the expected spend', () => {
  test('is 0 where nothing is worth its price', () => {
    expect(expectedSpend({ a: 0.999, b: 0.001, c: 0 }, market, 'a')).toBe(0);
  });

  test('depends on the cause: who is told by the first probe buys no second', () => {
    expect(expectedSpend(even, market, 'a')).toBeCloseTo(10, 0);
    expect(expectedSpend(even, market, 'b')).toBeCloseTo(12, 0);
  });
});
