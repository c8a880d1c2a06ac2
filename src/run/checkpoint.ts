import type { Mixture } from './mixture.js';
import { mixtureFloor } from './mixture.js';
import type { Model } from './model.js';
import { quadraticExcess, saturate, scaleOf } from './model.js';
import type { Scenario } from './scenario.js';
import { learningRateAt } from './schedule.js';
import { LAYOUT } from './step.js';

const {
  cross: CROSS,
  curvature: CURVATURE,
  first: FIRST,
  firstSpread: FIRST_SPREAD,
  mixed: MIXED,
  optimum: OPTIMUM,
  second: SECOND,
  spread: SPREAD,
  state: STATE,
  terms: TERMS,
  weight: WEIGHT,
} = LAYOUT;

/** Relative length of a coarse step: 3 % of the steps already done. */
const GROWTH = 0.03;

/** Checkpoints by scenario: they hold no randomness, so every run of a scenario starts from the same one. */
const checkpoints = new WeakMap<Scenario, Pick<Model, 'state' | 'optimizerSteps' | 'excess'>>();

/**
 * Brings a fresh model to the checkpoint at which the window, less its burn-in, starts.
 * @param planned whether it was initialised as the scenario says, as all but a few runs are
 */
export function restoreCheckpoint(
  model: Model,
  mixture: Mixture,
  scenario: Scenario,
  untilStep: number,
  planned = true,
): void {
  if (!planned) {
    integrateTo(model, mixture, scenario, untilStep);
    return;
  }
  const known = checkpoints.get(scenario);
  if (known === undefined) {
    integrateTo(model, mixture, scenario, untilStep);
    const { state, optimizerSteps, excess } = model;
    checkpoints.set(scenario, { state: state.slice(), optimizerSteps, excess });
    return;
  }
  model.state.set(known.state);
  model.optimizerSteps = known.optimizerSteps;
  model.excess = known.excess;
}

/**
 * Brings a fresh model to a step of the long run: the same equations without noise draws, in steps
 * that grow with the run. Per mode the mean relaxes to the mixture's optimum and the cloud to its stationary spread at
 * the preconditioned rate; ρ² grows by the random walk and shrinks by decay. The moments are left at their means.
 */
function integrateTo(model: Model, mixture: Mixture, scenario: Scenario, untilStep: number): void {
  const floor = mixtureFloor(mixture);
  const { saturation } = scenario.spectrum;
  for (let done = 0; done < untilStep; ) {
    const length = Math.min(untilStep - done, Math.max(1, GROWTH * done));
    const learningRate = learningRateAt(scenario.schedule, done + length / 2);
    const excess = quadraticExcess(model, mixture);
    const residualPower = 1 - Math.exp(-floor - saturate(excess, saturation));
    const perBatch = scenario.noise.gradientPerRoot / Math.sqrt(scenario.batch.size);
    const noise = scenario.gradientUnit * perBatch * Math.sqrt(residualPower);
    const gain = scenario.gradientUnit / (1 + excess / saturation);
    for (let g = 0; g < model.groups; g++) {
      const variance = scaleOf(model, g);
      for (let i = model.spectrum.first[g]!; i < model.spectrum.first[g + 1]!; i++)
        relax(model.state, i * STATE, mixture.terms, i * TERMS, variance, gain, noise, learningRate, length, scenario);
      walk(model, g, noise, learningRate, length, scenario);
    }
    done += length;
  }
  model.optimizerSteps = Math.round(untilStep);
  model.excess = quadraticExcess(model, mixture);
}

/** One mode over `length` steps: mean towards its optimum, cloud towards its stationary spread. */
function relax(
  state: Float64Array,
  s: number,
  terms: Float64Array,
  t: number,
  variance: number,
  gain: number,
  noise: number,
  learningRate: number,
  length: number,
  { optimizer }: Scenario,
): void {
  const { beta1, epsilon, weightDecay } = optimizer;
  const slope = (gain * terms[t + MIXED]!) / variance;
  const optimum = terms[t + OPTIMUM]! * Math.sqrt(variance);
  const power = (noise * noise * terms[t + CURVATURE]!) / variance;
  const mean = slope * (state[s + WEIGHT]! - optimum);
  const second = mean * mean + slope * slope * state[s + SPREAD]! + power;
  const step = learningRate / (Math.sqrt(second) + epsilon);
  // Decay pulls on the weight, not on the optimum: both relax together.
  const rate = step * slope + learningRate * weightDecay;
  const share = Math.exp(-rate * length);
  // Without curvature and decay nothing pulls: the cloud only grows.
  if (rate === 0) state[s + SPREAD]! += step * step * power * length;
  const rest = rate > 0 ? (step * slope * optimum) / rate : state[s + WEIGHT]!;
  const stationary = rate > 0 ? (step * step * power) / (2 * rate) : state[s + SPREAD]!;
  state[s + WEIGHT] = rest + (state[s + WEIGHT]! - rest) * share;
  state[s + SPREAD] = stationary + (state[s + SPREAD]! - stationary) * share * share;
  state[s + FIRST] = slope * (state[s + WEIGHT]! - optimum);
  state[s + SECOND] = second;
  state[s + CROSS] = 0;
  state[s + FIRST_SPREAD] = ((1 - beta1) / (1 + beta1)) * second;
}

/** The null directions of a group: normalised steps add learningRate² to ρ² each, whatever the gradient's scale; decay takes it away. */
function walk(
  model: Model,
  g: number,
  noise: number,
  learningRate: number,
  length: number,
  { optimizer }: Scenario,
): void {
  const { beta1, weightDecay } = optimizer;
  const { state, spectrum } = model;
  const s = (spectrum.modes + g) * STATE;
  const before = state[s + SPREAD]!;
  const stationary = learningRate / (2 * weightDecay);
  state[s + SPREAD] =
    weightDecay > 0
      ? stationary + (before - stationary) * Math.exp(-2 * learningRate * weightDecay * length)
      : before + learningRate * learningRate * length;
  const second = (noise * noise * spectrum.nullCurvature) / scaleOf(model, g);
  state[s + SECOND] = second;
  state[s + CROSS] = 0;
  state[s + FIRST_SPREAD] = ((1 - beta1) / (1 + beta1)) * second;
}
