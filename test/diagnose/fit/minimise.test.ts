import { describe, expect, test } from 'vitest';
import { minimise, type Objective } from '../../../src/diagnose/fit/minimise.js';

describe('minimise', () => {
  test('finds the minimum of a quadratic, however stretched', () => {
    const scales = [1, 100, 0.01, 7];
    const centre = [3, -1, 0.5, 12];
    const bowl: Objective = (at, gradient) =>
      scales.reduce((sum, scale, i) => {
        const distance = at[i]! - centre[i]!;
        gradient[i] = scale * distance;
        return sum + (scale / 2) * distance * distance;
      }, 0);
    const found = minimise(bowl, new Float64Array(4), 200, 1e-14);
    centre.forEach((x, i) => {
      expect(found[i]).toBeCloseTo(x, 4);
    });
  });

  test('finds the end of the valley of Rosenbrock', () => {
    const valley: Objective = (at, gradient) => {
      const [x, y] = [at[0]!, at[1]!];
      const bend = y - x * x;
      gradient[0] = -400 * x * bend - 2 * (1 - x);
      gradient[1] = 200 * bend;
      return 100 * bend * bend + (1 - x) * (1 - x);
    };
    const start = Float64Array.of(-1.2, 1);
    const found = minimise(valley, start, 300, 1e-14);
    expect(found[0]).toBeCloseTo(1, 4);
    expect(found[1]).toBeCloseTo(1, 4);
    expect([...start]).toEqual([-1.2, 1]);
  });

  test('never ends higher than it began, and stops at a minimum', () => {
    let calls = 0;
    const bowl: Objective = (at, gradient) => {
      calls++;
      gradient[0] = 4 * at[0]! * at[0]! * at[0]!;
      return at[0]! * at[0]! * at[0]! * at[0]!;
    };
    expect(Math.abs(minimise(bowl, Float64Array.of(5), 3)[0]!)).toBeLessThan(5);
    calls = 0;
    expect(minimise(bowl, Float64Array.of(0), 100)[0]).toBe(0);
    expect(calls).toBe(1);
  });
});
