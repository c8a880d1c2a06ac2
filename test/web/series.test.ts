import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate, type Line } from '../../src/web/series/decimate.js';
import { differenceOf } from '../../src/web/series/difference.js';
import { valueDomain } from '../../src/web/series/extent.js';
import { breakdowns, firstNonFinite, lastAtOrBefore, toNumbers } from '../../src/web/series/numbers.js';
import { smooth } from '../../src/web/series/smooth.js';
import { createXAxis } from '../../src/web/series/x-axis.js';

const whole = (values: ArrayLike<number>, columns = 400) => ({ from: 0, to: values.length - 1, columns });

/** The points of a line, to compare. */
const points = ({ steps, values }: Line) => Array.from(steps, (step, i) => ({ step, value: values[i]! }));

describe('decimate', () => {
  it('returns short series as they are', () => {
    expect(points(decimate([3, 1, 2], whole([3, 1, 2])))).toEqual([
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
        expect(points(decimate(values, whole(values)))).toContainEqual({ step, value: values[step] });
      }),
      { seed: 1 },
    );
  });

  it('stays within two points a column and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 3000 }), fc.integer({ min: 20, max: 400 }), (values, columns) => {
        const { steps } = decimate(values, whole(values, columns));
        expect(steps.length).toBeLessThanOrEqual(2 * columns);
        expect(steps.every((step, i) => i === 0 || step > steps[i - 1]!)).toBe(true);
      }),
      { seed: 2 },
    );
  });

  it('shows the visible steps and one beyond each edge', () => {
    const values = Array.from({ length: 100 }, (_, step) => step);
    const { steps } = decimate(values, { from: 40, to: 50, columns: 400 });
    expect([...steps]).toEqual([39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51]);
  });

  it('puts the values of a thinned series at their own steps', () => {
    const line = decimate([0, 1, 2, 3, 4], { from: 10, to: 20, columns: 400, stride: 10 });
    expect(points(line)).toEqual([0, 1, 2, 3].map((value) => ({ step: value * 10, value })));
  });

  it('breaks the line where nothing is finite', () => {
    const values = new Float64Array(4000).fill(1).fill(Number.NaN, 2000);
    const line = points(decimate(values, whole(values)));
    expect(line.filter(({ step }) => step >= 2000).every(({ value }) => Number.isNaN(value))).toBe(true);
    expect(line.find(({ value }) => Number.isNaN(value))!.step).toBeLessThanOrEqual(2010);
  });

  it('gives nothing for a series of nothing', () => {
    expect(points(decimate([], { from: 0, to: 10, columns: 20 }))).toEqual([]);
  });
});

describe('differenceOf', () => {
  it('averages over columns, so that shared level and noise leave no shade', () => {
    const gap = differenceOf([1, 3, 1, 3], [3, 1, 3, 1], { from: 0, to: 3, columns: 2 });
    expect([...gap.low]).toEqual([...gap.high]);
    expect([...gap.steps]).toEqual([0, 2, 2, 4]);
  });

  it('follows the lines themselves where every step has a column of its own', () => {
    const gap = differenceOf([1, 2, 3], [1, 1, 1], { from: 0, to: 2, columns: 10 });
    expect([...gap.steps]).toEqual([0, 0, 1, 1, 2, 2]);
    expect([...gap.high]).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('orders the two lines and leaves a gap where one of them is no number', () => {
    const gap = differenceOf([1, 5, 1], [2, 4, Number.NaN], { from: 0, to: 2, columns: 3 });
    expect([...gap.low]).toEqual([1, 1, 4, 4, Number.NaN, Number.NaN]);
    expect([...gap.high]).toEqual([2, 2, 5, 5, Number.NaN, Number.NaN]);
  });
});

describe('createXAxis', () => {
  const clock = { unit: 'tokens', perStep: 1e6, firstStep: 0 };

  it('counts data in a unit that is easy to read', () => {
    const axis = createXAxis('data', clock, new Float64Array(3000).fill(1e6));
    expect(axis.at(1500)).toBe(1.5);
    expect(axis.stepAt(1.5)).toBe(1500);
    expect(`${axis.suffix} ${axis.unit}`).toBe('B B tokens');
  });

  it('lets a slow step take its time', () => {
    const axis = createXAxis('time', clock, [1e6, 1e6, 1e4, 1e6]);
    expect(axis.unit).toBe('minutes');
    expect(axis.at(2) * 60).toBeCloseTo(2, 9);
    expect(axis.at(3) * 60).toBeCloseTo(102, 9);
  });

  it('takes the last known rate where the panel shows none', () => {
    const axis = createXAxis('time', clock, [1e5, Number.NaN, 0, 1e5]);
    expect(axis.at(4) * 60).toBeCloseTo(40, 9);
  });

  it('finds the step of every position again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 10, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('step' as const, 'data' as const, 'time' as const),
        (throughput, share, kind) => {
          const axis = createXAxis(kind, clock, throughput);
          const step = share * (throughput.length - 1);
          expect(axis.stepAt(axis.at(step))).toBeCloseTo(step, 4);
        },
      ),
      { seed: 3 },
    );
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
  const line = (...values: number[]) => values;

  it('covers all lines with a margin', () => {
    const [low, high] = valueDomain([line(1, 2), line(5)], 'linear');
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(5);
  });

  it('does not go below zero for what cannot be negative', () => {
    expect(valueDomain([line(0.001, 10)], 'linear')[0]).toBe(0);
  });

  it('has an extent even where the values have none', () => {
    for (const lines of [[], [line(Number.NaN)], [line(0, 0)], [line(7)]]) {
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

  it('finds every stretch without a number', () => {
    const gaps = [1, Number.NaN, Number.NaN, 2, Number.POSITIVE_INFINITY];
    expect(breakdowns(gaps)).toEqual([
      { from: 1, to: 2 },
      { from: 4, to: 4 },
    ]);
    expect(breakdowns([1, 2])).toEqual([]);
  });

  it('finds the last evaluation at or before a step', () => {
    expect([0, 9, 10, 25, 99].map((step) => lastAtOrBefore([5, 10, 20], step))).toEqual([0, 0, 1, 2, 2]);
  });
});
