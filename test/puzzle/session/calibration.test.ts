import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilson } from '../../../src/core/wilson.js';
import { binned, type Forecast } from '../../../src/puzzle/session/bins.js';
import { brierParts } from '../../../src/puzzle/session/brier-parts.js';
import { calibrationCurve, confidenceGap } from '../../../src/puzzle/session/calibration.js';
import { forecasts } from './attempts.js';

/** People answer in round numbers; programs do not. */
const confidence = fc.oneof(
  fc.integer({ min: 1, max: 20 }).map((twentieth) => twentieth / 20),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const some = fc.array(fc.record({ confidence, right: fc.boolean() }), { minLength: 1, maxLength: 200 });

describe('bins of confidence', () => {
  test('hold every forecast once, in order, eight or more each, and never part equal ones', () => {
    fc.assert(
      fc.property(some, (given) => {
        const bins = binned(given);
        expect(bins.flat()).toEqual([...given].sort((a, b) => a.confidence - b.confidence));
        expect(bins.length).toBeLessThanOrEqual(10);
        for (const [i, bin] of bins.entries()) {
          expect(bin.length).toBeGreaterThanOrEqual(Math.min(8, given.length));
          const before = bins[i - 1]?.at(-1)?.confidence ?? -1;
          expect(bin[0]!.confidence).toBeGreaterThan(before);
        }
      }),
    );
  });

  test('are none without a forecast, one for a few, and as many as there are levels of many', () => {
    expect(binned([])).toEqual([]);
    expect(binned([...forecasts(0.6, 1, 4), ...forecasts(0.9, 3, 3)]).map(({ length }) => length)).toEqual([7]);
    expect(
      binned([...forecasts(0.5, 5, 10), ...forecasts(0.9, 9, 12), ...forecasts(0.7, 5, 8)]).map(({ length }) => length),
    ).toEqual([10, 8, 12]);
  });

  test('take in what is left over', () => {
    const lengths = binned([...forecasts(0.5, 5, 8), ...forecasts(0.9, 9, 9), ...forecasts(1, 3, 3)]);
    expect(lengths.map(({ length }) => length)).toEqual([8, 12]);
  });
});

describe('the calibration curve', () => {
  test('has mean confidence, share right and its interval for each bin', () => {
    const curve = calibrationCurve([...forecasts(0.9, 7, 10), ...forecasts(0.4, 2, 5), ...forecasts(0.6, 3, 5)]);
    expect(curve).toEqual([
      { n: 10, from: 0.4, to: 0.6, confidence: 0.5, right: 0.5, interval: wilson(0.5, 10) },
      { n: 10, from: 0.9, to: 0.9, confidence: expect.closeTo(0.9, 12), right: 0.7, interval: wilson(0.7, 10) },
    ]);
  });

  test('is empty without forecasts, and its intervals stay shares', () => {
    expect(calibrationCurve([])).toEqual([]);
    fc.assert(
      fc.property(some, (given) => {
        for (const { interval, right, confidence: claimed, from, to } of calibrationCurve(given)) {
          expect(interval[0]).toBeGreaterThanOrEqual(0);
          expect(interval[1]).toBeLessThanOrEqual(1);
          expect(right >= interval[0] - 1e-12 && right <= interval[1] + 1e-12).toBe(true);
          expect(claimed >= from - 1e-12 && claimed <= to + 1e-12).toBe(true);
        }
      }),
    );
  });
});

describe('the gap between claimed and kept', () => {
  test('is beside what luck leaves: 1.96 · √(n p(1 − p)) / n for n forecasts of p', () => {
    // 100 forecasts of .8: standard deviation of their mean √(.16 / 100) = .04.
    const gap = confidenceGap(forecasts(0.8, 60, 100));
    expect(gap.gap).toBeCloseTo(0.2, 12);
    expect(gap.luck).toBeCloseTo(1.96 * 0.04, 12);
    expect([gap.confidence, gap.right]).toEqual([expect.closeTo(0.8, 12), 0.6]);
  });

  test('leaves nothing to luck where all was certain', () => {
    expect(confidenceGap(forecasts(1, 3, 4))).toEqual({ confidence: 1, right: 0.75, gap: 0.25, luck: 0 });
  });
});

describe('the parts of the Brier score', () => {
  const sum = ({ reliability, resolution, uncertainty, withinBins }: ReturnType<typeof brierParts>) =>
    reliability - resolution + uncertainty + withinBins;

  test('add up to it, for any forecasts', () => {
    fc.assert(
      fc.property(some, (given) => {
        const parts = brierParts(given);
        expect(sum(parts)).toBeCloseTo(parts.brier, 12);
        for (const part of [parts.reliability, parts.resolution, parts.uncertainty])
          expect(part >= 0 && part <= 1).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('are those of Murphy alone where all forecasts of a bin are equal', () => {
    // Two bins of ten: .8 with 6 right, .4 with 4 right; half are right in all.
    const parts = brierParts([...forecasts(0.8, 6, 10), ...forecasts(0.4, 4, 10)]);
    expect(parts.reliability).toBeCloseTo((0.2 * 0.2 + 0) / 2, 12);
    expect(parts.resolution).toBeCloseTo(0.1 * 0.1, 12);
    expect(parts.uncertainty).toBeCloseTo(0.25, 12);
    expect(parts.withinBins).toBeCloseTo(0, 12);
    expect(parts.brier).toBeCloseTo((6 * 0.04 + 4 * 0.64 + 4 * 0.36 + 6 * 0.16) / 20, 12);
    // (.8 · .2 + .4 · .6) / 2 bins, over the ten of each.
    expect(parts.reliabilityByLuck).toBeCloseTo((0.16 + 0.24) / 20, 12);
    expect(parts.n).toBe(20);
  });

  test('do not hide what a bin hides', () => {
    // One bin: .9 right, .1 wrong, twice each. Murphy's three alone would say .25 of a score of .01.
    const given: Forecast[] = [...forecasts(0.9, 2, 2), ...forecasts(0.1, 0, 2)];
    const parts = brierParts(given);
    expect(parts.brier).toBeCloseTo(0.01, 12);
    expect([parts.reliability, parts.resolution, parts.uncertainty]).toEqual([expect.closeTo(0, 12), 0, 0.25]);
    expect(parts.withinBins).toBeCloseTo(-0.24, 12);
  });

  test('the reliability by luck is the mean reliability of honest forecasters', () => {
    // Every outcome of six honest forecasts in one bin, weighed with its probability: exact, no simulation.
    const claims = [0.2, 0.5, 0.5, 0.7, 0.9, 1];
    let expected = 0;
    for (let outcome = 0; outcome < 2 ** claims.length; outcome++) {
      const given = claims.map((claim, i) => ({ confidence: claim, right: ((outcome >> i) & 1) === 1 }));
      const weight = given.reduce((product, { confidence: p, right }) => product * (right ? p : 1 - p), 1);
      expected += weight * brierParts(given).reliability;
    }
    const parts = brierParts(claims.map((claim) => ({ confidence: claim, right: true })));
    expect(parts.reliabilityByLuck).toBeCloseTo(expected, 12);
  });
});
