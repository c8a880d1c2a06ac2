import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf, medianInPlace, noiseOf, strideOf } from '../../src/diagnose/line.js';
import { noisy } from './observations.js';

describe('a line', () => {
  test('knows the mean and the count of any window, whatever is missing and wherever it is cut', () => {
    const value = fc.oneof(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constantFrom(Number.NaN, Infinity));
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 40 }),
        fc.integer({ min: -5, max: 45 }),
        fc.integer({ min: -5, max: 45 }),
        (values, from, to) => {
          const line = lineOf(Float64Array.from(values));
          const finite = values.slice(Math.max(0, from), Math.max(0, to)).filter(Number.isFinite);
          expect(line.count(from, to)).toBe(finite.length);
          if (finite.length === 0) expect(line.mean(from, to)).toBeNaN();
          else expect(line.mean(from, to)).toBeCloseTo(finite.reduce((a, b) => a + b, 0) / finite.length, 6);
        },
      ),
    );
  });

  test('has a middle, NaN where it has no value at all', () => {
    expect(lineOf(Float64Array.of(3, Number.NaN, 1, 2)).middle).toBe(2);
    expect(lineOf(new Float64Array(5).fill(Number.NaN)).middle).toBeNaN();
    expect(lineOf(new Float64Array()).middle).toBeNaN();
  });

  test('has the scatter of its noise, blind to a trend and to a few jumps', () => {
    const values = noisy('trend', 3000, 0.5, (row) => row / 10);
    for (let row = 100; row < 3000; row += 500) values[row]! += 1000;
    expect(lineOf(values).noise).toBeGreaterThan(0.42);
    expect(lineOf(values).noise).toBeLessThan(0.58);
    expect(lineOf(Float64Array.from({ length: 50 }, (_, row) => 2 * row)).noise).toBe(0);
  });

  test('scatters by nothing where fewer than three values follow each other', () => {
    expect(noiseOf(Float64Array.of(1, 5), 0, 2)).toBe(0);
    expect(noiseOf(Float64Array.of(1, Number.NaN, 5, Number.NaN), 0, 4)).toBe(0);
    expect(noiseOf(new Float64Array(), 0, 0)).toBe(0);
  });
});

test('a median in place is the median', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 150 }),
      (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const half = sorted.length >> 1;
        const median = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
        expect(medianInPlace(Float64Array.from(values))).toBeCloseTo(median, 9);
      },
    ),
  );
});

test('a stride is odd and leaves at most three hundred values', () => {
  for (const count of [0, 1, 300, 301, 599, 3000, 100_000]) {
    expect(strideOf(count) % 2).toBe(1);
    expect(Math.ceil(count / strideOf(count))).toBeLessThanOrEqual(300);
  }
});
