import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate } from '../../src/web/series/decimate.js';
import { valueDomain } from '../../src/web/series/extent.js';
import { firstNonFinite, lastAtOrBefore, toNumbers } from '../../src/web/series/numbers.js';
import { smooth } from '../../src/web/series/smooth.js';

const whole = (values: ArrayLike<number>, columns = 400) => ({ from: 0, to: values.length - 1, columns });

describe('decimate', () => {
  it('returns short series as they are', () => {
    expect(decimate([3, 1, 2], whole([3, 1, 2]))).toEqual([
      { step: 0, value: 3 },
      { step: 1, value: 1 },
      { step: 2, value: 2 },
    ]);
  });

  it('keeps a spike of one step wherever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 20_000 }), fc.nat(), fc.boolean(), (length, position, upwards) => {
        const values = new Float64Array(length).fill(1);
        const step = position % length;
        values[step] = upwards ? 9 : -9;
        expect(decimate(values, whole(values))).toContainEqual({ step, value: values[step] });
      }),
      { seed: 1 },
    );
  });

  it('stays within two points a column and in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true }), { maxLength: 3000 }),
        fc.integer({ min: 20, max: 400 }),
        (values, columns) => {
          const points = decimate(values, whole(values, columns));
          expect(points.length).toBeLessThanOrEqual(2 * columns);
          expect(points.every(({ step }, i) => i === 0 || step > points[i - 1]!.step)).toBe(true);
        },
      ),
      { seed: 2 },
    );
  });

  it('shows the visible steps and one beyond each edge', () => {
    const values = Array.from({ length: 100 }, (_, step) => step);
    const steps = decimate(values, { from: 40, to: 50, columns: 400 }).map(({ step }) => step);
    expect(steps).toEqual([39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51]);
  });

  it('puts the values of a thinned series at their own steps', () => {
    const points = decimate([0, 1, 2, 3, 4], { from: 10, to: 20, columns: 400, stride: 10 });
    expect(points).toEqual([0, 1, 2, 3].map((value) => ({ step: value * 10, value })));
  });

  it('breaks the line where nothing is finite', () => {
    const values = new Float64Array(4000).fill(1).fill(Number.NaN, 2000);
    const points = decimate(values, whole(values));
    expect(points.filter(({ step }) => step >= 2000).every(({ value }) => value === null)).toBe(true);
    expect(points.find(({ value }) => value === null)!.step).toBeLessThanOrEqual(2010);
  });
});

describe('smooth', () => {
  it('starts at the first value instead of near zero', () => {
    expect(smooth([5, 5, 5], 0.9)).toEqual(Float64Array.of(5, 5, 5));
  });

  it('follows the recurrence of a moving average', () => {
    const [, second, third] = smooth([0, 1, 0], 0.5);
    expect(second).toBeCloseTo(2 / 3, 12);
    expect(third).toBeCloseTo(2 / 7, 12);
  });

  it('leaves a gap where a value is not finite and goes on after it', () => {
    const [first, gap, after] = smooth([2, Number.NaN, 2], 0.9);
    expect([first, after]).toEqual([2, 2]);
    expect(gap).toBeNaN();
  });
});

describe('valueDomain', () => {
  const line = (...values: (number | null)[]) => values.map((value, step) => ({ step, value }));

  it('covers all lines with a margin', () => {
    const [low, high] = valueDomain([line(1, 2), line(5)], 'linear');
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(5);
  });

  it('does not go below zero for what cannot be negative', () => {
    expect(valueDomain([line(0.001, 10)], 'linear')[0]).toBe(0);
  });

  it('has an extent even where the values have none', () => {
    for (const lines of [[], [line(null)], [line(0, 0)], [line(7)]]) {
      const [low, high] = valueDomain(lines, 'linear');
      expect(high).toBeGreaterThan(low);
    }
  });

  it('leaves out what a logarithmic axis has no place for', () => {
    const [low, high] = valueDomain([line(-1, 0, 0.01, 1)], 'log');
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(0.01);
    expect(high).toBeGreaterThan(1);
  });
});

describe('numbers', () => {
  it('reads the strings JSON has no number for', () => {
    expect(toNumbers([1, 'NaN', 'Infinity', '-Infinity'])).toEqual(
      Float64Array.of(1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    );
  });

  it('finds where a run broke down', () => {
    expect(firstNonFinite([1, 2, Number.POSITIVE_INFINITY, 3])).toBe(2);
    expect(firstNonFinite([1, 2])).toBeNull();
  });

  it('finds the last evaluation at or before a step', () => {
    expect([0, 9, 10, 25, 99].map((step) => lastAtOrBefore([5, 10, 20], step))).toEqual([0, 0, 1, 2, 2]);
  });
});
