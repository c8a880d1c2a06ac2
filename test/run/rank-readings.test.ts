import { afterEach, describe, expect, test, vi } from 'vitest';
import { createStream } from '../../src/core/rng.js';
import { RankSampler } from '../../src/run/rank-readings.js';
import type { Scenario } from '../../src/run/scenario.js';
import { publishedText, run, scenarioOf, shortened } from '../helpers/runs.js';
import { deviation, mean } from '../helpers/statistics.js';

/** Readings of ranks, which scatter as those of the recorded transformer do: eight ranks of 96 tokens. */

const STEPS = 20_000;
const recorded = scenarioOf('tiny-transformer');
const ofRanks = (ranks: number): Scenario => ({ ...recorded, batch: { ...recorded.batch, ranks } });

/** Readings of that many ranks, with a mean squared norm of 4 and a deviation of .5 nats. */
function readings(ranks: number, unitsOfRank: number, common = 0) {
  const sampler = new RankSampler(ofRanks(ranks), createStream('readings', [ranks]));
  const all = Array.from({ length: STEPS }, () => ({ ...sampler.read(4, 0.5, ranks * unitsOfRank, common) }));
  return {
    square: all.map(({ square }) => square / 4),
    lowest: all.map(({ lowest, square }) => lowest / Math.sqrt(square)),
    deviation: all.map((reading) => reading.deviation / 0.5),
  };
}
const relative = (values: readonly number[]): number => deviation(values) / mean(values);

describe('of eight ranks with 96 units each', () => {
  const { square, lowest, deviation: spread } = readings(8, 96);

  test('the lowest norm is four fifths of the root mean square, as recorded, and never above it', () => {
    expect(mean(lowest)).toBeGreaterThan(0.77);
    expect(mean(lowest)).toBeLessThan(0.8);
    expect(deviation(lowest)).toBeGreaterThan(0.07);
    expect(deviation(lowest)).toBeLessThan(0.1);
    expect(Math.max(...lowest)).toBe(1);
    expect(Math.min(...lowest)).toBeGreaterThan(0);
  });

  test('the mean square has the scatter of eight independent norms about the expected one', () => {
    expect(mean(square)).toBeCloseTo(1, 2);
    // Twice the relative deviation of a norm, 1.5 over the root of its units, over the root of eight.
    expect(deviation(square)).toBeCloseTo((2 * (1.5 / Math.sqrt(96))) / Math.sqrt(8), 2);
  });

  test('the deviation of the losses has that of a sample of eight normals', () => {
    // χ with seven degrees of freedom over √7: mean .9650, relative deviation .2700.
    expect(mean(spread)).toBeCloseTo(0.965, 2);
    expect(relative(spread)).toBeGreaterThan(0.25);
    expect(relative(spread)).toBeLessThan(0.28);
  });
});

test('they scatter more while the ranks agree: the lowest of eight is .64 of the root mean square, as recorded', () => {
  const agreeing = mean(readings(8, 96, 0.5).lowest);
  expect(agreeing).toBeGreaterThan(0.55);
  expect(agreeing).toBeLessThan(0.7);
});

test('the larger the part of a rank is, the less they scatter', () => {
  const large = readings(8, 96 * 100);
  expect(deviation(large.square)).toBeCloseTo(deviation(readings(8, 96).square) / 10, 2);
  expect(mean(large.lowest)).toBeGreaterThan(0.97);
});

test('the more ranks there are, the lower is the lowest and the better known the rest', () => {
  const [eight, many] = [readings(8, 96), readings(64, 96)];
  expect(mean(many.lowest)).toBeLessThan(mean(eight.lowest) - 0.1);
  expect(relative(many.deviation)).toBeCloseTo(1 / Math.sqrt(2 * 63), 2);
});

test('of one rank: its norm is the lowest, and its loss deviates from nothing', () => {
  const { lowest, deviation: spread } = readings(1, 96);
  expect(new Set(lowest.map((value) => value.toPrecision(12)))).toEqual(new Set(['1.00000000000']));
  expect(new Set(spread)).toEqual(new Set([0]));
});

describe('in a run', () => {
  afterEach(() => vi.restoreAllMocks());

  test('they draw from a stream of their own, and no published number follows from them', () => {
    const scenario = shortened(recorded, 60);
    const own = run(scenario, 1);
    vi.spyOn(RankSampler.prototype, 'read').mockImplementation((square, spread) => ({
      square,
      lowest: Math.sqrt(square),
      deviation: spread,
    }));
    const without = run(scenario, 1);
    expect(without.internals['rank-norm-square']).not.toEqual(own.internals['rank-norm-square']);
    expect(publishedText(without)).toBe(publishedText(own));
  });
});
