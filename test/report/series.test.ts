import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapsOf } from '../../src/report/series/gaps.js';
import { thinned } from '../../src/report/series/thin.js';
import { valueAxis } from '../../src/report/series/value-axis.js';

const stepsTo = (length: number, each = 1) => Float64Array.from({ length }, (_, i) => i * each);

describe('gaps', () => {
  test('a value logged at every tenth step has none', () => {
    const values = stepsTo(200).map((step) => (step % 10 === 0 ? 1 : Number.NaN));
    expect(gapsOf(stepsTo(200), values)).toEqual([]);
  });

  test('NaN, infinity and an early end are gaps; a late beginning is not', () => {
    const values = stepsTo(100);
    values.fill(Number.NaN, 0, 10);
    values[40] = Number.NaN;
    values[50] = Number.NEGATIVE_INFINITY;
    values.fill(Number.NaN, 80);
    expect(gapsOf(stepsTo(100, 10), values)).toEqual([
      { from: 40, to: 40, infinite: false },
      { from: 50, to: 50, infinite: true },
      { from: 80, to: 99, infinite: false },
    ]);
  });

  test('a run whose very last loss is NaN ends in a gap', () => {
    const values = stepsTo(50);
    values[49] = Number.NaN;
    expect(gapsOf(stepsTo(50), values)).toEqual([{ from: 49, to: 49, infinite: false }]);
  });
});

describe('thinning', () => {
  test('keeps the lowest and the highest value of every column, in order, at uneven steps too', () => {
    const run = fc.array(fc.record({ by: fc.integer({ min: 1, max: 50 }), value: fc.double({ noNaN: true }) }), {
      minLength: 2,
      maxLength: 400,
    });
    fc.assert(
      fc.property(run, fc.integer({ min: 1, max: 40 }), (rows, columns) => {
        let step = 0;
        const steps = Float64Array.from(rows, ({ by }) => (step += by));
        const values = Float64Array.from(rows, ({ value }) => (Number.isFinite(value) ? value : 0));
        const points = thinned(steps, values, [], columns);
        expect(points.length).toBeLessThanOrEqual(2 * columns + 2);
        for (let i = 1; i < points.length; i++) expect(points[i]!.x).toBeGreaterThan(points[i - 1]!.x);
        const columnOf = (x: number) => Math.floor(((x - steps[0]!) / (steps.at(-1)! - steps[0]!)) * columns);
        const extremes = (all: readonly { x: number; value: number }[]) => {
          const found = new Map<number, [number, number]>();
          for (const { x, value } of all) {
            const [low, high] = found.get(columnOf(x)) ?? [value, value];
            found.set(columnOf(x), [Math.min(low, value), Math.max(high, value)]);
          }
          return found;
        };
        const all = Array.from(steps, (x, i) => ({ x, value: values[i]! }));
        expect(extremes(points)).toEqual(extremes(all));
      }),
    );
  });

  test('a gap breaks the line', () => {
    const values = stepsTo(9);
    values.fill(Number.NaN, 3, 6);
    const points = thinned(stepsTo(9), values, gapsOf(stepsTo(9), values), 100);
    expect(points.map(({ value }) => value)).toEqual([0, 1, 2, Number.NaN, 6, 7, 8]);
  });
});

describe('value axis', () => {
  const line = (...values: number[]) => [values.map((value) => ({ value }))];

  test('is logarithmic over orders of magnitude, never empty, and not below zero for what is never negative', () => {
    expect(valueAxis(line(1e-6, 1e-3), 0).scale).toBe('log');
    expect(valueAxis(line(0, 1000), 0)).toMatchObject({ scale: 'linear', domain: [0, 1060] });
    const [low, high] = valueAxis(line(2, 2), 0).domain;
    expect(low).toBeLessThan(high);
    expect(valueAxis(line(Number.NaN), 0).domain).toEqual([0, 1]);
  });
});
