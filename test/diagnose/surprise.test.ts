import { describe, expect, test } from 'vitest';
import { lineOf } from '../../src/diagnose/line.js';
import { surpriseOf } from '../../src/diagnose/surprise.js';
import { noisy } from './observations.js';

const SETTINGS = { window: 16, grain: 0.005, scale: 20, from: 30 };
const surprise = (values: Float64Array, window = 16) => surpriseOf(lineOf(values), { ...SETTINGS, window });
const greatest = (values: Float64Array) => values.indexOf(Math.max(...values));

describe('surprise', () => {
  test('is greatest where a line steps, up or down, and without sign', () => {
    for (const jump of [1, -1]) {
      const found = surprise(noisy('step', 1000, 0.1, (row) => (row < 600 ? 0 : jump)));
      expect(Math.abs(greatest(found) - 600)).toBeLessThanOrEqual(2);
      expect(found[600]).toBeGreaterThan(10);
      expect(Math.min(...found)).toBe(0);
    }
  });

  test('is that of chance on noise, on a straight line and on the course of learning', () => {
    for (const at of [() => 2, (row: number) => 2 - row / 500, (row: number) => 4 - 0.4 * Math.log(row + 20)])
      expect(Math.max(...surprise(noisy('plain', 1000, 0.1, at)))).toBeLessThan(7);
  });

  test('is nothing where nothing changes by more than means anything', () => {
    expect(Math.max(...surprise(Float64Array.from({ length: 500 }, (_, row) => 1 + 1e-9 * row)))).toBeLessThan(0.01);
  });

  test('says no more beyond thirty deviations', () => {
    expect(Math.max(...surprise(Float64Array.from({ length: 500 }, (_, row) => (row < 300 ? 0 : 1e9))))).toBe(30);
  });

  test('judges nothing at the beginning, in a short line, or where values are missing', () => {
    const jump = Float64Array.from({ length: 500 }, (_, row) => (row < 12 ? 5 : 0));
    expect(surprise(jump).slice(0, 32)).toEqual(new Float64Array(32));
    expect(surprise(jump.slice(0, 95))).toEqual(new Float64Array(95));
    expect(surprise(new Float64Array(500).fill(Number.NaN))).toEqual(new Float64Array(500));
    const gap = noisy('gap', 500, 0.1, () => 0).fill(Number.NaN, 200, 260);
    expect(surprise(gap).every(Number.isFinite)).toBe(true);
  });
});
