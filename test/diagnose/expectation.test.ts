import { describe, expect, test } from 'vitest';
import { departure } from '../../src/diagnose/expectation.js';
import { lineOf } from '../../src/diagnose/line.js';

const line = (rows: number, at: (row: number) => number) =>
  lineOf(Float64Array.from({ length: rows }, (_, row) => at(row)));

describe('a departure', () => {
  test('of a step is its height, up and down', () => {
    for (const height of [2, -0.5])
      expect(
        departure(
          line(500, (row) => (row < 300 ? 1 : 1 + height)),
          300,
          5,
          20,
          20,
        ),
      ).toBeCloseTo(height, 12);
  });

  test('of learning that goes on is small beside what was learnt', () => {
    const learning = line(1000, (row) => 4 - 0.5 * Math.log(row + 20));
    const learnt = learning.mean(440, 480) - learning.mean(560, 600);
    expect(Math.abs(departure(learning, 500, 60, 100, 40))).toBeLessThan(0.35 * learnt);
  });

  test('of a slope that bends is what it bent by', () => {
    const bent = line(400, (row) => (row < 200 ? 1 : 1 + (row - 200) / 100));
    expect(departure(bent, 200, 60, 61, 20)).toBeCloseTo(0.6, 9);
  });

  test('is not a number where there is nothing before the onset, or nothing after it', () => {
    expect(
      departure(
        line(100, () => 1),
        0,
        0,
        1,
        10,
      ),
    ).toBeNaN();
    expect(
      departure(
        line(100, () => 1),
        1,
        0,
        1,
        10,
      ),
    ).toBeNaN();
    expect(
      departure(
        line(100, () => 1),
        99,
        5,
        20,
        10,
      ),
    ).toBeNaN();
    expect(
      departure(
        line(100, () => Number.NaN),
        50,
        0,
        1,
        10,
      ),
    ).toBeNaN();
  });

  test('is told from the level alone where the older window is missing', () => {
    const half = line(100, (row) => (row < 40 ? Number.NaN : row < 50 ? 1 : 3));
    expect(departure(half, 50, 0, 5, 10)).toBeCloseTo(2, 12);
  });
});
