import { describe, expect, test } from 'vitest';
import type { Hooks, OptimizerChange, Restore } from '../../src/run/fault.js';
import { createMixture } from '../../src/run/mixture.js';
import { createModel } from '../../src/run/model.js';
import { changeOptimizerState } from '../../src/run/optimizer.js';
import type { Scenario } from '../../src/run/scenario.js';
import { createSpectrum } from '../../src/run/spectrum.js';
import { applyUpdate, LAYOUT } from '../../src/run/step.js';
import { cachedRun, run, scenarioOf, shortened } from '../helpers/runs.js';
import { acting } from './acting.js';

/** What a resume loses of the optimiser, on a direction whose gradient never changes (incidents 8 and 9 of docs/validation.md). */

const base = scenarioOf('llm-pretrain-7b');

/** Steps taken after the resume, in learning rates: 1 is what the optimiser took before it. */
function effectiveRates(beta2: number, lost: OptimizerChange, steps: number): number[] {
  const scenario: Scenario = {
    ...base,
    optimizer: { ...base.optimizer, kind: 'adamw', beta1: 0.9, beta2, epsilon: 1e-12, weightDecay: 0 },
  };
  const spectrum = createSpectrum(scenario);
  const model = createModel(scenario, spectrum);
  const mixture = createMixture(scenario, spectrum);
  const update = {
    learningRate: 1e-4,
    moving: 1,
    factor: 1,
    bias: 0,
    biasMemory: 1,
    carried: 1,
    through: 1,
    throughPower: 1,
  };
  const step = (): number => {
    const before = model.state[LAYOUT.weight]!;
    model.state[LAYOUT.gradient] = 0.3;
    model.state[LAYOUT.slope] = 0;
    model.state[LAYOUT.noise] = 0;
    applyUpdate(model, mixture, scenario, scenario.optimizer, update);
    return (before - model.state[LAYOUT.weight]!) / update.learningRate;
  };
  for (let t = 0; t < 20 / (1 - beta2); t++) step();
  expect(step()).toBeCloseTo(1, 6);
  changeOptimizerState(model, lost);
  return Array.from({ length: steps }, step);
}

const stepsLost: OptimizerChange = { momentsLost: false, stepsLost: true };
const momentsLost: OptimizerChange = { momentsLost: true, stepsLost: false };
const both: OptimizerChange = { momentsLost: true, stepsLost: true };

describe('a resume that loses', () => {
  test('the count of steps, at β2 .95: bias is corrected that is not there, for ten steps', () => {
    const rates = effectiveRates(0.95, stepsLost, 200);
    expect(rates[0]).toBeCloseTo(2.24, 2);
    expect(rates[1]).toBeCloseTo(1.64, 2);
    expect(rates[4]).toBeCloseTo(1.16, 2);
    expect(rates[9]).toBeCloseTo(0.97, 2);
    expect(rates.at(-1)).toBeCloseTo(1, 2);
  });

  test('the count of steps, at β2 .999: a stall, for the second moment is corrected most', () => {
    const rates = effectiveRates(0.999, stepsLost, 1000);
    expect(rates[0]).toBeCloseTo(0.32, 2);
    expect(rates[9]).toBeCloseTo(0.15, 2);
    expect(rates[999]).toBeCloseTo(0.8, 2);
  });

  test('the moments and not the count, at β2 .999: nothing corrects the bias, and the second moment is the last to fill', () => {
    const rates = effectiveRates(0.999, momentsLost, 500);
    const highest = Math.max(...rates);
    expect(rates[0]).toBeCloseTo(3.16, 1);
    expect(highest).toBeCloseTo(6.6, 1);
    expect(Math.abs(rates.indexOf(highest) + 1 - 12)).toBeLessThanOrEqual(1);
    expect(rates[99]).toBeCloseTo(3.2, 1);
    expect(rates[499]).toBeCloseTo(1.6, 1);
  });

  test('the moments and not the count, at β2 .95: hardly anything', () => {
    const rates = effectiveRates(0.95, momentsLost, 200);
    expect(rates[0]).toBeCloseTo(0.45, 2);
    expect(Math.max(...rates)).toBeLessThan(1.2);
  });

  test.each([0.95, 0.999])(
    'both, at β2 %d: with a steady gradient nothing, for that is what the correction is for',
    (beta2) => {
      for (const rate of effectiveRates(beta2, both, 100)) expect(rate).toBeCloseTo(1, 6);
    },
  );

  test('nothing: nothing', () => {
    for (const rate of effectiveRates(0.95, { momentsLost: false, stepsLost: false }, 20))
      expect(rate).toBeCloseTo(1, 6);
  });
});

describe('in a run', () => {
  const scenario = shortened(base, 200);
  const resumed = (lost: OptimizerChange) => {
    const optimizerState: Hooks['optimizerState'] = (change, { sinceOnset }) => {
      if (sinceOnset === 0) Object.assign(change, lost);
    };
    return run(scenario, 2, [acting(scenario, { optimizerState }, 100)]);
  };
  const twin = cachedRun(scenario, 2);
  const ratioAt = (lost: OptimizerChange, step: number): number =>
    resumed(lost).series['update-ratio'][step]! / twin.series['update-ratio'][step]!;

  test('the first update is as much larger, and twenty steps later it is not', () => {
    // Of noise, Adam's step is √((1−β1)/(1+β1)): the first one, a sign step, is 4.4 times that.
    expect(ratioAt(both, 100)).toBeGreaterThan(3);
    expect(ratioAt(stepsLost, 100)).toBeGreaterThan(1.8);
    expect(ratioAt(momentsLost, 100)).toBeGreaterThan(1.5);
    for (const lost of [both, stepsLost, momentsLost]) expect(Math.abs(ratioAt(lost, 140) - 1)).toBeLessThan(0.2);
  });

  test('nothing is different before the resume, nor the gradient at it', () => {
    for (const lost of [both, stepsLost, momentsLost]) {
      const { series } = resumed(lost);
      expect(series['update-ratio'].slice(0, 100)).toEqual(twin.series['update-ratio'].slice(0, 100));
      expect(series['gradient-norm'].slice(0, 101)).toEqual(twin.series['gradient-norm'].slice(0, 101));
    }
  });
});

describe('a load that leaves a layer group as fresh as before the first step', () => {
  const scenario = shortened(base, 501);
  const restored = (share: number) => {
    const restore = (state: Restore, { sinceOnset }: { sinceOnset: number }): void => {
      if (sinceOnset === 0) Object.assign(state, { group: 2, share });
    };
    return run(scenario, 1, [acting(scenario, { restore }, 200)]);
  };
  const twin = run(scenario, 1);
  const excess = (share: number, step: number) =>
    restored(share).series['train-loss'][step]! - twin.series['train-loss'][step]!;

  test('costs what the group knew, in that very step, and the more the larger the share is', () => {
    expect(excess(0.1, 199)).toBe(0);
    expect(excess(0.1, 200)).toBeGreaterThan(0.02);
    expect(excess(0.5, 200)).toBeGreaterThan(3 * excess(0.1, 200));
  });

  test('heals, fast at first', () => {
    const [before, soon, late] = [200, 250, 500].map((step) => excess(0.5, step));
    expect(soon).toBeLessThan(before! / 2);
    expect(late).toBeLessThan(soon! / 2);
  });

  test('takes the size of the fresh weights', () => {
    const change = restored(1).series['weight-norm'][200]! / twin.series['weight-norm'][200]!;
    expect(Math.abs(change - 1)).toBeGreaterThan(0.01);
  });
});
