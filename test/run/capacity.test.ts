import { expect, test } from 'vitest';
import { capacityLoss } from '../../src/run/capacity.js';
import { run, scenarioOf, shortened } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';
import { acting } from './acting.js';

// Hoffmann et al. 2022: 406.4/N^.34 nats. At 3 B parameters that is .243 nats, at 1.5 B .307.
test('half of the parameters leave what a model of half the size leaves', () => {
  expect(capacityLoss(3e9, 1)).toBe(0);
  expect(capacityLoss(3e9, 0.5)).toBeCloseTo(0.064, 2);
  expect(capacityLoss(3e9, 0.25)).toBeGreaterThan(2 * capacityLoss(3e9, 0.5));
});

test('a run whose ranks share their seed is worse by that everywhere, from the first step on', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-7b'), 101);
  const initial = (state: { distinct: number }): void => {
    state.distinct = 0.5;
  };
  const shared = run(scenario, 1, [acting(scenario, { initial })]);
  const twin = run(scenario, 1);
  const difference = mean(shared.series['train-loss']) - mean(twin.series['train-loss']);
  expect(difference).toBeCloseTo(capacityLoss(scenario.parameters, 0.5), 2);
  shared.evaluations.metrics.loss.forEach((slice, d) => {
    expect(slice[1]! - twin.evaluations.metrics.loss[d]![1]!).toBeCloseTo(difference, 2);
  });
});
