import { describe, expect, test } from 'vitest';
import { createStream } from '../../src/core/rng.js';
import { createMixture } from '../../src/run/mixture.js';
import { createModel } from '../../src/run/model.js';
import type { Scenario } from '../../src/run/scenario.js';
import { createSpectrum } from '../../src/run/spectrum.js';
import { applyUpdate, LAYOUT } from '../../src/run/step.js';
import { run, scenarioOf, shortened } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';
import { acting } from './acting.js';

/** SGD with momentum, decay in the gradient: no second moment, no bias correction, no decoupled decay. */

const base = scenarioOf('tiny-mlp');
const withSgd = (beta1: number, weightDecay: number): Scenario => ({
  ...base,
  optimizer: { ...base.optimizer, kind: 'sgd', beta1, weightDecay },
});

describe('a single direction', () => {
  test.each([
    [0.9, 5e-4],
    [0.9, 0],
    [0, 1e-2],
    [0.99, 0.1],
  ])('at momentum %d and decay %d follows torch.optim.SGD as PyTorch writes it', (momentum, weightDecay) => {
    const scenario = withSgd(momentum, weightDecay);
    const spectrum = createSpectrum(scenario);
    const model = createModel(scenario, spectrum);
    const mixture = createMixture(scenario, spectrum);
    const stream = createStream('sgd', ['gradients']);
    const input = {
      learningRate: 0,
      moving: 1,
      factor: 1,
      bias: 0,
      biasMemory: 1,
      carried: 1,
      through: 1,
      throughPower: 1,
    };
    let weight = 0.5;
    let buffer: number | null = null;
    model.state[LAYOUT.weight] = weight;
    model.state[LAYOUT.spread] = 0;
    for (let t = 0; t < 300; t++) {
      const gradient = stream.normal();
      input.learningRate = 1e-2 * (1 + Math.sin(t / 20));
      input.factor = t % 7 === 0 ? 0.3 : 1;
      model.state[LAYOUT.gradient] = gradient;
      model.state[LAYOUT.slope] = 0;
      model.state[LAYOUT.noise] = 0;
      applyUpdate(model, mixture, scenario, scenario.optimizer, input);

      // _single_tensor_sgd of torch/optim/sgd.py, with dampening 0 and nesterov False.
      let grad = input.factor * gradient;
      if (weightDecay !== 0) grad += weightDecay * weight;
      if (momentum !== 0) {
        buffer = buffer === null ? grad : momentum * buffer + grad;
        grad = buffer;
      }
      weight -= input.learningRate * grad;

      expect(model.state[LAYOUT.weight]).toBeCloseTo(weight, 10);
    }
    expect(model.state[LAYOUT.spread]).toBeCloseTo(0, 12);
  });
});

describe('a cloud of directions', () => {
  test('under noise alone spreads as lr²σ²t/(1−momentum)², once the momentum is settled', () => {
    const scenario = withSgd(0.9, 0);
    const spectrum = createSpectrum(scenario);
    const model = createModel(scenario, spectrum);
    const mixture = createMixture(scenario, spectrum);
    const input = {
      learningRate: 1e-3,
      moving: 1,
      factor: 1,
      bias: 0,
      biasMemory: 1,
      carried: 1,
      through: 1,
      throughPower: 1,
    };
    const spreads: number[] = [];
    model.state[LAYOUT.spread] = 0;
    for (let t = 0; t < 2000; t++) {
      model.state[LAYOUT.gradient] = 0;
      model.state[LAYOUT.slope] = 0;
      model.state[LAYOUT.noise] = 4;
      applyUpdate(model, mixture, scenario, scenario.optimizer, input);
      spreads.push(model.state[LAYOUT.spread]!);
    }
    const growth = (spreads[1999]! - spreads[999]!) / 1000;
    expect(growth / ((1e-6 * 4) / 0.01)).toBeCloseTo(1, 6);
  });
});

describe('a run', () => {
  const unclipped = (kind: Scenario['optimizer']['kind']): Scenario =>
    shortened({ ...base, optimizer: { ...base.optimizer, kind, weightDecay: 0, clip: 1e15 } }, 200);

  test('trained by SGD learns', () => {
    const scenario: Scenario = { ...withSgd(0.9, 0), schedule: { ...base.schedule, peak: 0.02 } };
    const { series } = run(scenario, 1);
    expect(mean(series['train-loss'].slice(-100))).toBeLessThan(0.7 * mean(series['train-loss'].slice(0, 20)));
    expect(series['update-ratio'].every((ratio) => Number.isFinite(ratio) && ratio > 0)).toBe(true);
  });

  test.each([
    ['sgd', 8],
    ['adamw', 1],
  ] as const)('trained by %s takes a first step × %d from a gradient that is a sum over 8 ranks', (kind, factor) => {
    const scenario = unclipped(kind);
    const summed = run(scenario, 1, [acting(scenario, { reduction: () => 8 })]);
    const ratio = summed.series['update-ratio'][0]! / run(scenario, 1).series['update-ratio'][0]!;
    expect(ratio).toBeCloseTo(factor, 3);
  });
});
