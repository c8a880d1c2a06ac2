import { describe, expect, test } from 'vitest';
import { run, scenarios, shortened } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';
import { acting } from './acting.js';

/** Optimiser steps that do not reach the parameters. */

describe.each(scenarios)('a step that reaches a part of the parameters of $id', (full) => {
  const scenario = shortened(full, 300);
  const reached = (share: number) => run(scenario, 1, [acting(scenario, { moving: () => share }, 100)]);
  const twin = run(scenario, 1);

  test('moves nothing at all where it reaches none: the weights stand still and gradients are computed as ever', () => {
    const { series } = reached(0);
    expect(series['update-ratio'].subarray(100).every((ratio) => ratio === 0)).toBe(true);
    expect(new Set(series['weight-norm'].subarray(100)).size).toBe(1);
    expect(mean(series['gradient-norm'].subarray(100))).toBeGreaterThan(0);
  });

  test('is shorter by the root of the share', () => {
    const ratio = reached(0.25).series['update-ratio'][100]! / twin.series['update-ratio'][100]!;
    expect(ratio).toBeCloseTo(0.5, 1);
  });

  test('is the whole step where it reaches all', () => {
    expect(reached(1)).toEqual(twin);
  });
});
