import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactPuzzle, FEWEST_POINTS, thin } from '../../src/agents/compact.js';
import type { WireNumber } from '../../src/core/json.js';
import { STEP_METRICS } from '../../src/core/vocabulary.js';
import { fakeFactory } from '../helpers/fake-factory.js';

const wire = fc.oneof(
  { weight: 20, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.constantFrom<WireNumber>('NaN', 'Infinity', '-Infinity') },
);
const points = fc.integer({ min: FEWEST_POINTS, max: 60 });
const numbers = (values: readonly WireNumber[]) => values.filter((value) => typeof value === 'number');

describe('a thinned series', () => {
  test('keeps ends, extremes and what is not finite, in no more points than asked for', () => {
    fc.assert(
      fc.property(fc.array(wire, { minLength: 1, maxLength: 400 }), points, (values, most) => {
        const { steps, values: kept } = thin(values, most);
        expect(steps.length).toBeLessThanOrEqual(most);
        expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
        expect(kept).toEqual(steps.map((step) => values[step]));
        expect([steps[0], steps.at(-1)]).toEqual([0, values.length - 1]);
        const [all, some] = [numbers(values), numbers(kept)];
        expect([Math.min(...some), Math.max(...some)]).toEqual([Math.min(...all), Math.max(...all)]);
        expect(kept.some((value) => typeof value === 'string')).toBe(values.some((value) => typeof value === 'string'));
      }),
    );
  });

  test('keeps the smallest and the largest value of every stretch', () => {
    const values = Array.from({ length: 1000 }, (_, i) => Math.sin(i * i));
    const { steps, values: kept } = thin(values, 202);
    for (let stretch = 0; stretch < 100; stretch++) {
      const inside = (step: number) => step >= 10 * stretch && step < 10 * stretch + 10;
      const all = values.filter((_, step) => inside(step));
      const some = kept.filter((_, i) => inside(steps[i]!)) as number[];
      expect([Math.min(...some), Math.max(...some)]).toEqual([Math.min(...all), Math.max(...all)]);
    }
  });

  test('is the series where it is short, with the steps of its stride', () => {
    expect(thin([3, 'NaN', 5], FEWEST_POINTS, 5)).toEqual({ steps: [0, 5, 10], values: [3, 'NaN', 5] });
  });

  test('loses no spike of one step', () => {
    const values = Array.from({ length: 3000 }, (_, i) => (i === 1234 ? 9 : 1));
    const { steps, values: kept } = thin(values, FEWEST_POINTS);
    expect(kept[steps.indexOf(1234)]).toBe(9);
  });
});

describe('a compact puzzle', () => {
  const { puzzle } = fakeFactory.generate('ab'.repeat(32));

  test('has the fields of the public one, and nothing that was not asked for', () => {
    const { series, reference, ...rest } = compactPuzzle({ ...puzzle, commitment: 'x' } as typeof puzzle, 20);
    const { series: _, reference: __, budget: ___, ...own } = puzzle;
    expect(rest).toEqual(own);
    expect(Object.keys(series).sort()).toEqual([...STEP_METRICS].sort());
    expect(series['train-loss'].values).toEqual(puzzle.series['train-loss']);
    expect(reference.series['train-loss'].steps).toEqual(Array.from({ length: 10 }, (_, i) => 2 * i));
    expect(reference.evaluations).toEqual(puzzle.reference.evaluations);
  });
});
