import { describe, expect, test } from 'vitest';
import { createStream } from '../../../src/core/rng.js';
import { fitLogistic, normalise, scoresOf, type Table } from '../../../src/diagnose/fit/logistic.js';

/** Points around the centres of three classes, the zeros left out as in any sparse table. */
function clouds(distance: number, weights: (of: number) => number = () => 1): Table {
  const stream = createStream('clouds', [distance]);
  const centres = [[0, distance], [distance, 0], [-distance, 0]]; // biome-ignore format: a row a line says no more
  const classes = Int32Array.from({ length: 150 }, (_, row) => row % 3);
  const rows = Array.from(classes, (of) => centres[of]!.map((x) => x + stream.normal()));
  const kept = rows.map((row) => row.flatMap((x, i) => (Math.abs(x) < 1e-3 ? [] : [[i, x] as const])));
  const starts = Int32Array.from({ length: rows.length + 1 }, (_, row) =>
    kept.slice(0, row).reduce((sum, row) => sum + row.length, 0),
  );
  return {
    starts,
    indices: Int32Array.from(kept.flat(), ([i]) => i),
    values: Float64Array.from(kept.flat(), ([, x]) => x),
    columns: 2,
    classes,
    weights: Float64Array.from(classes, weights),
  };
}

function accuracy(table: Table, coefficients: Float64Array): number {
  const scores = new Float64Array(3);
  let right = 0;
  table.classes.forEach((of, row) => {
    scoresOf(coefficients, table, row, scores);
    if (scores.indexOf(Math.max(...scores)) === of) right++;
  });
  return right / table.classes.length;
}

describe('a logistic regression', () => {
  test('recovers classes that lie apart', () => {
    const table = clouds(8);
    expect(accuracy(table, fitLogistic(table, 3, 0.001, 100))).toBe(1);
  });

  test('tells overlapping ones better than chance, and the wider the ridge the smaller the weights', () => {
    const table = clouds(1.5);
    const size = (ridge: number) => fitLogistic(table, 3, ridge, 100).reduce((sum, x) => sum + Math.abs(x), 0);
    expect(accuracy(table, fitLogistic(table, 3, 0.001, 100))).toBeGreaterThan(0.7);
    expect(size(0.01)).toBeGreaterThan(size(0.1));
    expect(size(0.1)).toBeGreaterThan(size(10));
  });

  test('without anything to tell the classes by knows their shares alone', () => {
    const table = clouds(0, (of) => [6, 3, 1][of]!);
    const coefficients = fitLogistic(table, 3, 10, 200);
    const scores = new Float64Array(3);
    scoresOf(coefficients, table, 0, scores);
    normalise(scores, 0);
    [0.6, 0.3, 0.1].forEach((share, of) => {
      expect(scores[of]).toBeCloseTo(share, 1);
    });
  });
});

test('normalised scores sum to 1, and the log-probability is that of the truth, also far out', () => {
  const scores = Float64Array.of(1, 3, 2);
  const log = normalise(scores, 2);
  expect(scores.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  expect(log).toBeCloseTo(Math.log(scores[2]!), 12);
  expect(normalise(Float64Array.of(0, 5000), 0)).toBe(-5000);
});
