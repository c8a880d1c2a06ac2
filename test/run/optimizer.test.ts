import { describe, expect, test } from 'vitest';
import { createStream } from '../../src/core/rng.js';
import { createMixture } from '../../src/run/mixture.js';
import { createModel, type Model } from '../../src/run/model.js';
import type { Scenario } from '../../src/run/scenario.js';
import { createSpectrum } from '../../src/run/spectrum.js';
import { applyUpdate as applyStep, LAYOUT } from '../../src/run/step.js';
import { scenarioOf } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';

/** Scratch of a record that `computeGradient` fills: sampled mean gradient, its slope in the weight, noise variance. */
const { gradient: GRADIENT, slope: SLOPE, noise: NOISE } = LAYOUT;

const base = scenarioOf('llm-pretrain-7b');
const withOptimizer = (optimizer: Partial<Scenario['optimizer']>): Scenario => ({
  ...base,
  optimizer: { kind: 'adamw', beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0.1, clip: 1, ...optimizer },
});

function fresh(scenario: Scenario): Model {
  const model = createModel(scenario, createSpectrum(scenario));
  model.state.fill(0);
  return model;
}

/** One step with the scenario's own settings and nothing in its way. */
function applyUpdate(model: Model, scenario: Scenario, learningRate: number, factor: number): void {
  const input = { learningRate, moving: 1, factor, bias: 0, biasMemory: 1, carried: 1, through: 1, throughPower: 1 };
  applyStep(model, createMixture(scenario, model.spectrum), scenario, scenario.optimizer, input);
}

/** ρ² of each group's null directions, and the variance of their gradient. */
function setNull(model: Model, variance: number, noise: number): void {
  for (let g = 0; g < model.groups; g++) {
    const s = (model.spectrum.modes + g) * LAYOUT.state;
    model.state[s + LAYOUT.spread] = variance;
    model.state[s + NOISE] = noise;
  }
}

describe('a single direction', () => {
  test.each([
    withOptimizer({}),
    withOptimizer({ beta2: 0.999, weightDecay: 0 }),
    withOptimizer({ beta1: 0, beta2: 0.5, epsilon: 1e-3 }),
  ])('follows AdamW as it is written (Loshchilov & Hutter 2019, algorithm 2)', (scenario) => {
    const { beta1, beta2, epsilon, weightDecay } = scenario.optimizer;
    const model = fresh(scenario);
    setNull(model, 1, 1);
    const stream = createStream('adamw', ['gradients']);
    let [weight, first, second] = [0.5, 0, 0];
    model.state[LAYOUT.weight] = weight;
    for (let t = 1; t <= 300; t++) {
      const gradient = Math.exp(stream.normal()) * stream.normal();
      const rate = 1e-2 * (1 + Math.sin(t / 20));
      const factor = t % 7 === 0 ? 0.3 : 1;
      model.state[GRADIENT] = gradient;
      applyUpdate(model, scenario, rate, factor);
      first = beta1 * first + (1 - beta1) * factor * gradient;
      second = beta2 * second + (1 - beta2) * (factor * gradient) ** 2;
      const step = first / (1 - beta1 ** t) / (Math.sqrt(second / (1 - beta2 ** t)) + epsilon);
      weight = weight - rate * (step + weightDecay * weight);
      expect(model.state[LAYOUT.weight]).toBeCloseTo(weight, 10);
    }
    expect(model.state[LAYOUT.spread]).toBe(0);
  });
});

describe('a cloud of directions', () => {
  test('has the mean and the covariance of many simulated one by one, given the second moment', () => {
    const scenario = withOptimizer({});
    const { beta1, beta2, epsilon, weightDecay } = scenario.optimizer;
    const [count, rate, slope, noise] = [10_000, 2e-3, 3, 0.7];
    const model = fresh(scenario);
    setNull(model, 1, 1);
    const stream = createStream('cloud', ['gradients']);
    const weights = new Float64Array(count);
    const firsts = new Float64Array(count);
    let second = 0;
    let pull = 1;
    for (let t = 1; t <= 60; t++) {
      pull = Math.cos(t / 9);
      model.state[GRADIENT] = pull;
      model.state[SLOPE] = slope;
      model.state[NOISE] = noise * noise;
      const centre = mean(weights);
      const gradients = weights.map((weight) => pull + slope * (weight - centre) + noise * stream.normal());
      second = beta2 * second + (1 - beta2) * mean(gradients.map((g) => g * g));
      applyUpdate(model, scenario, rate, 1);
      for (let j = 0; j < count; j++) {
        firsts[j] = beta1 * firsts[j]! + (1 - beta1) * gradients[j]!;
        const step = firsts[j]! / (1 - beta1 ** t) / (Math.sqrt(second / (1 - beta2 ** t)) + epsilon);
        weights[j] = (1 - rate * weightDecay) * weights[j]! - rate * step;
      }
    }
    const [w, m] = [mean(weights), mean(firsts)];
    const moment = (f: (j: number) => number): number => mean(Float64Array.from({ length: count }, (_, j) => f(j)));
    const { state } = model;
    const [ww, wm, mm] = [state[LAYOUT.spread]!, state[LAYOUT.cross]!, state[LAYOUT.firstSpread]!];
    // Four standard errors of a covariance over 10,000 normal directions.
    const near = (value: number, expected: number, a: number, b: number): void =>
      expect(Math.abs(value - expected)).toBeLessThan(4 * Math.sqrt((expected * expected + a * b) / count));
    expect(Math.abs(state[LAYOUT.weight]! - w)).toBeLessThan(4 * Math.sqrt(ww / count));
    near(
      moment((j) => (weights[j]! - w) ** 2),
      ww,
      ww,
      ww,
    );
    near(
      moment((j) => (weights[j]! - w) * (firsts[j]! - m)),
      wm,
      ww,
      mm,
    );
    near(
      moment((j) => (firsts[j]! - m) ** 2),
      mm,
      mm,
      mm,
    );
    expect(Math.abs(second / state[LAYOUT.second]! - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
  });
});

describe('directions without a signal', () => {
  const scenario = withOptimizer({ epsilon: 1e-20, weightDecay: 0 });
  const rho = 0.02;
  // Modes have no gradient here, so only the null directions move.
  const { nullDirections } = createSpectrum(scenario);
  const moving = Math.sqrt(nullDirections.reduce((sum, count) => sum + count, 0) / scenario.parameters);
  const settled = (rate: number, steps: number, scale = 1): Model => {
    const model = fresh(scenario);
    setNull(model, rho * rho, 1e-6);
    for (let t = 0; t < steps; t++) applyUpdate(model, scenario, rate, scale);
    return model;
  };

  test('move by lr·√((1−β1)/(1+β1))/ρ a step, relative to the weights', () => {
    const rate = 1e-7;
    const expected = (moving * rate * Math.sqrt(0.1 / 1.9)) / rho;
    expect(settled(rate, 400).updateRatio).toBeCloseTo(expected, 12);
    expect(Math.abs(settled(rate, 400).updateRatio / expected - 1)).toBeLessThan(1e-3);
  });

  test('do so whatever the scale of the gradient: a sum over ranks divides out', () => {
    expect(settled(1e-5, 300, 64).updateRatio).toBeCloseTo(settled(1e-5, 300).updateRatio, 12);
  });

  test('with cleared moments take a first step of lr/ρ: bias correction makes it a sign step', () => {
    const rate = 1e-7;
    expect(Math.abs(settled(rate, 1).updateRatio / ((moving * rate) / rho) - 1)).toBeLessThan(1e-6);
    // 4.4 times the settled step; largely gone in ten to twenty steps.
    expect(settled(rate, 1).updateRatio / settled(rate, 400).updateRatio).toBeCloseTo(Math.sqrt(1.9 / 0.1), 2);
    expect(settled(rate, 25).updateRatio / settled(rate, 400).updateRatio).toBeLessThan(1.1);
  });

  test('balance decay and random walk at ρ² = lr/(2·decay): rotational equilibrium (Kosson et al. 2023)', () => {
    const decayed = withOptimizer({ epsilon: 1e-20, weightDecay: 5 });
    const model = fresh(decayed);
    setNull(model, 1e-4, 1e-6);
    const rate = 1e-3;
    for (let t = 0; t < 3000; t++) applyUpdate(model, decayed, rate, 1);
    const variance = model.state[model.spectrum.modes * LAYOUT.state + LAYOUT.spread]!;
    expect(Math.abs(variance / (rate / (2 * 5)) - 1)).toBeLessThan(0.05);
  });
});
