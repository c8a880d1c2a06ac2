import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clamp, halfCosine, interpolate, power, sigmoid, significant, softplus } from '../../src/core/maths.js';

/** Five digits of the very largest doubles are beyond the largest double, for toPrecision as well. */
const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1.7976e308, max: 1.7976e308 });

describe('significant', () => {
  test('is what toPrecision says, on any finite double, but for ties', () => {
    fc.assert(
      fc.property(finite, (value) => {
        const expected = Number(value.toPrecision(5));
        const got = significant(value);
        // Halves may round either way (binary fractions are no decimal ties): then the two are neighbours.
        const near = Math.abs(got - expected) <= 1.0001e-4 * Math.abs(value);
        const tie =
          got !== expected && Math.abs(Math.abs(value - got) - Math.abs(value - expected)) <= 1e-9 * Math.abs(value);
        return got === expected || (near && tie) || Math.abs(value) < 1e-300;
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  test('is the double nearest to a decimal of five digits: it prints as one', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1e-18, max: 1e18 }), (value) => {
        const digits = Math.abs(significant(value)).toExponential().split('e')[0]!.replace('.', '');
        return digits.length <= 5;
      }),
      { numRuns: 5000, seed: 2 },
    );
  });

  test('is idempotent, odd and monotone', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        return significant(significant(a)) === significant(a) && significant(low) <= significant(high);
      }),
      { numRuns: 3000, seed: 3 },
    );
    // A tie may differ in sign, and rounding halves up is what Math.round does.
    fc.assert(
      fc.property(finite, (a) => Math.abs(significant(-a) + significant(a)) <= 1.0001e-4 * Math.abs(a)),
      { numRuns: 3000, seed: 4 },
    );
  });

  test('passes zero and what is not finite, and rounds to other numbers of digits', () => {
    for (const value of [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(significant(value)).toBe(value);
    expect(significant(123_456_789)).toBe(123_460_000);
    expect(significant(0.000_012_345_67)).toBe(0.000_012_346);
    expect(significant(9.999_99)).toBe(10);
    expect(significant(2.5e-200)).toBe(2.5e-200);
    expect(significant(Math.PI, 2)).toBe(3.1);
  });
});

describe('halfCosine', () => {
  test('is half a cosine, to 1e-10', () => {
    for (let k = 0; k <= 1000; k++)
      expect(Math.abs(halfCosine(k / 1000) - (1 + Math.cos((Math.PI * k) / 1000)) / 2)).toBeLessThan(1e-10);
  });

  test('stays at its ends outside [0, 1]', () => {
    expect(halfCosine(-1)).toBe(halfCosine(0));
    expect(halfCosine(2)).toBe(halfCosine(1));
    expect(halfCosine(0)).toBeCloseTo(1, 10);
    expect(halfCosine(1)).toBeCloseTo(0, 10);
  });
});

describe('elementary functions', () => {
  test('power is base to the exponent, to 1e-12 relative, and defined at 0', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (x, y) => {
          const expected = x ** y;
          return Math.abs(power(x, y) - expected) <= 1e-12 * expected;
        },
      ),
      { seed: 5 },
    );
    expect(power(0, 2)).toBe(0);
    expect(power(0, 0)).toBe(1);
  });

  test('sigmoid and softplus do not overflow, and softplus has sigmoid as its slope', () => {
    expect(sigmoid(800)).toBe(1);
    expect(sigmoid(-800)).toBe(0);
    expect(softplus(800)).toBe(800);
    expect(softplus(-800)).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        const slope = (softplus(x + 1e-5) - softplus(x - 1e-5)) / 2e-5;
        return Math.abs(slope - sigmoid(x)) < 1e-5 && Math.abs(sigmoid(x) + sigmoid(-x) - 1) < 1e-12;
      }),
      { seed: 6 },
    );
  });

  test('interpolate meets both ends and goes through the geometric mean on a logarithmic scale', () => {
    expect(interpolate(5, 40, 0, 'log')).toBeCloseTo(5, 12);
    expect(interpolate(5, 40, 1, 'log')).toBeCloseTo(40, 12);
    expect(interpolate(5, 40, 0.5, 'log')).toBeCloseTo(Math.sqrt(200), 12);
    expect(interpolate(0.6, 1, 0.25, 'linear')).toBeCloseTo(0.7, 12);
  });

  test('clamp leaves what is inside', () => {
    expect([clamp(-1, 0, 1), clamp(0.3, 0, 1), clamp(2, 0, 1)]).toEqual([0, 0.3, 1]);
  });
});
