import { describe, expect, test } from 'vitest';
import { createStream, secretOfSeed } from '../../src/core/rng.js';
import { FOURTEEN, featuresOf, TEN } from './features.js';
import { areaUnderCurve, crossScores, fitLogistic, type Sample } from './logistic.js';
import { drawPicture } from './svg.js';

const stream = createStream(secretOfSeed('texture test'), ['samples']);

/** Two classes of two features, `apart` deviations from each other in the first. */
const samples = (apart: number, count = 200): Sample[] =>
  Array.from({ length: count }, (_, i) => ({
    features: [stream.normal() + (i % 2 === 0 ? apart : 0), stream.normal()],
    real: i % 2 === 0,
    group: i >> 1,
  }));

const area = (rows: readonly Sample[]): number => {
  const scores = crossScores(rows, 4);
  const of = (real: boolean): number[] => scores.filter((_, i) => rows[i]!.real === real);
  return areaUnderCurve(of(true), of(false));
};

describe('the two-sample test', () => {
  test('cannot tell one distribution from itself', () => {
    expect(area(samples(0))).toBeGreaterThan(0.35);
    expect(area(samples(0))).toBeLessThan(0.65);
  });

  test('finds a shift of two deviations with the area it must have', () => {
    // Φ(2/√2) = .921 for two unit normals two apart.
    expect(area(samples(2, 1000))).toBeCloseTo(0.921, 1);
  });

  test('fits a logistic regression: the score crosses zero between the classes', () => {
    const score = fitLogistic(samples(4, 1000));
    expect(score([4, 0])).toBeGreaterThan(0);
    expect(score([0, 0])).toBeLessThan(0);
    expect(Math.abs(score([2, 0]))).toBeLessThan(0.5);
  });

  test('counts ties as half', () => expect(areaUnderCurve([1, 2], [1, 0])).toBe(0.875));

  test('reads ten and fourteen finite statistics', () => {
    const loss = Float64Array.from({ length: 900 }, () => 2 + 0.1 * stream.normal());
    const norm = Float64Array.from({ length: 900 }, () => Math.exp(0.1 * stream.normal()));
    for (const [list, size] of [
      [TEN, 10],
      [FOURTEEN, 14],
    ] as const) {
      const values = featuresOf({ loss, norm, noiseUnit: 1 }, list);
      expect(values).toHaveLength(size);
      expect(values.every(Number.isFinite)).toBe(true);
    }
    const [size, skew] = featuresOf({ loss, norm, noiseUnit: 10 }, TEN);
    expect(size).toBeCloseTo(0, 0);
    expect(Math.abs(skew!)).toBeLessThan(0.3);
  });
});

test('a picture is below 40 KB and escapes its texts', () => {
  const x = Float64Array.from({ length: 1200 }, (_, i) => i + 1);
  const y = Float64Array.from({ length: 1200 }, () => 2 + stream.normal());
  const panel = { title: 'a < b', lines: [true, false].map((faulty) => ({ x, y, faulty })), log: false, onset: 500 };
  const columns = ['recorded', 'simulated'].map((title) => ({
    title,
    panels: [panel, panel, panel, panel],
    empty: '',
  }));
  const svg = drawPicture('fault', columns);
  expect(svg.length).toBeLessThan(40_000);
  expect(svg).toContain('a &lt; b');
  expect(svg).not.toContain('NaN');
});
