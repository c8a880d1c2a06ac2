import { expect, test } from 'vitest';
import { spendOf } from '../../../src/puzzle/session/spend.js';

const one = { reason: '', score: 100, gpuHours: 0, par: 0, budget: 500, regret: { bits: 0, gpuHours: 0 } };

test('there is no spend without an investigation', () => {
  expect(spendOf([])).toBeNull();
});

test('spend is in shares of the budgets, so that large runs do not drown small ones', () => {
  const spend = spendOf([
    one,
    { ...one, score: 40, gpuHours: 1, par: 0.5, budget: 2, regret: { bits: 1, gpuHours: 0.5 } },
  ]);
  expect(spend).toEqual({ n: 2, score: 70, spent: 0.25, par: 0.125, bits: 0.5, beyond: 0.125, idle: 0.5 });
});
