import { biasCorrection } from '../core/maths.js';
import type { OptimizerSettings } from './fault.js';
import type { Mixture } from './mixture.js';
import type { Model } from './model.js';
import type { Scenario } from './scenario.js';

/*
 * How the state of the directions is laid out in memory: one record of numbers a mode, one mode after the other. The two
 * loops that run at every step then read few arrays, which is faster than an array a quantity. The constants are private:
 * V8 reads an exported one from its module cell at every use, which makes the loops three times slower (measured).
 */

/** Record of a mode in `Model.state`; the null directions of group g are record modes + g. */
const STATE = 13;
/** Mean weight over the bin's directions. */
const WEIGHT = 0;
/** Mean first moment, and the second moment, of Adam. */
const FIRST = 1;
const SECOND = 2;
/** Covariance over directions: weight·weight, weight·first, first·first. */
const SPREAD = 3;
const CROSS = 4;
const FIRST_SPREAD = 5;
/** Scratch of the current step: sampled mean gradient, its slope in the weight, its noise variance over directions. */
const GRADIENT = 6;
const SLOPE = 7;
const NOISE = 8;
/** A constant gradient that is added at every step (bias.ts): mean and variance over directions, covariance with weight and first moment. */
const BIAS = 9;
const BIAS_SPREAD = 10;
const CROSS_BIAS = 11;
const FIRST_BIAS = 12;

/** Record of a mode in `Mixture.terms`, then one a group for its null directions, of which only the multiplicity counts. */
const TERMS = 7;
/** Directions in the bin. */
const MULTIPLICITY = 0;
/** Curvature of the mixture per direction, λΣπa. */
const MIXED = 1;
/** Optimum of the mixture, Σπaθ / Σπa, in units of the function. */
const OPTIMUM = 2;
/** Where data that come round again pull beside that optimum, in units of the function; 0 while data are fresh. */
const DISPLACEMENT = 3;
/** λ of the mode, and √(λ/n): noise of the bin's mean per unit of noise. */
const CURVATURE = 4;
const NOISE_ROOT = 5;
/** λ of a mode that holds the frequencies of tokens, else 0. */
const COARSE = 6;

/** The same positions for everyone else. */
export const LAYOUT = {
  state: STATE,
  weight: WEIGHT,
  first: FIRST,
  second: SECOND,
  spread: SPREAD,
  cross: CROSS,
  firstSpread: FIRST_SPREAD,
  gradient: GRADIENT,
  slope: SLOPE,
  noise: NOISE,
  bias: BIAS,
  biasSpread: BIAS_SPREAD,
  crossBias: CROSS_BIAS,
  firstBias: FIRST_BIAS,
  terms: TERMS,
  multiplicity: MULTIPLICITY,
  mixed: MIXED,
  optimum: OPTIMUM,
  displacement: DISPLACEMENT,
  curvature: CURVATURE,
  noiseRoot: NOISE_ROOT,
  coarse: COARSE,
} as const;

/**
 * Share of the weights that turn with the directions that hold the gradient's power, as those of an early layer do with what
 * the head learns: while the gradient keeps its direction they keep theirs, too. Recorded: update/weight ratio over learning
 * rate in the first 24 steps of two networks, which falls to what fresh noise leaves in a transformer by step 40, in a
 * classifier by step 100; with all weights on their own it would do so in six.
 */
const TURNING = 1 / 3;

/** What one step's gradient depends on besides the model and the data. */
export interface GradientInput {
  /** Factor on the pull towards the optimum: logit scale, and the share of the batch that still teaches. */
  signal: number;
  /** Amplitude of the gradient noise: variance over directions = amplitude² · curvature, before the normalisation. */
  amplitude: number;
  /** The same factor of random labels: they pull the frequencies of tokens towards equal ones. */
  random: number;
  /** Factor on the constant gradient of bias.ts; 0 where there is none. */
  bias: number;
}

/**
 * Gradient of one step: the mean over directions of each mode, from the draws in `model.draws`, and its variance over
 * directions; the squared global norm before clipping, in units of the engine.
 */
export function computeGradient(model: Model, mixture: Mixture, scenario: Scenario, input: GradientInput): void {
  const { state, groups, draws, fixedScale } = model;
  const { modes, first, nullCurvature, nullDirections } = model.spectrum;
  const { terms } = mixture;
  const { amplitude, bias } = input;
  const unsaturated = 1 / (1 + model.excess / scenario.spectrum.saturation);
  const gain = input.signal * unsaturated;
  const random = input.random * unsaturated;
  const power = amplitude * amplitude;
  const biased = bias !== 0;
  let excess = 0;
  let norm = 0;
  let noises = 0;
  for (let g = 0; g < groups; g++) {
    const group = (modes + g) * STATE;
    const inverse2 = 1 / (fixedScale[g]! > 0 ? fixedScale[g]! : state[group + SPREAD]!);
    const inverse = Math.sqrt(inverse2);
    // Null directions: noise only, spread evenly over the group's parameters.
    const nullNoise = power * nullCurvature * inverse2;
    state[group + NOISE] = nullNoise;
    noises += nullDirections[g]! * nullNoise;
    if (biased) norm += nullDirections[g]! * bias * bias * state[group + BIAS_SPREAD]!;
    const end = first[g + 1]!;
    for (let i = first[g]!; i < end; i++) {
      const s = i * STATE;
      const t = i * TERMS;
      const n = terms[t + MULTIPLICITY]!;
      const lambda = terms[t + MIXED]!;
      const cloud = state[s + SPREAD]!;
      const value = state[s + WEIGHT]! * inverse;
      const miss = value - terms[t + OPTIMUM]!;
      excess += n * lambda * (miss * miss + cloud * inverse2);
      const strength = gain * lambda;
      const flattening = random * terms[t + COARSE]!;
      const slope = (strength + flattening) * inverse2;
      const pull = strength * (miss - terms[t + DISPLACEMENT]!) + flattening * value;
      let mean = inverse * (pull + amplitude * terms[t + NOISE_ROOT]! * draws[i]!);
      let spread = slope * slope * cloud;
      if (biased) {
        mean += bias * state[s + BIAS]!;
        spread += bias * (2 * slope * state[s + CROSS_BIAS]! + bias * state[s + BIAS_SPREAD]!);
      }
      const noise = power * terms[t + CURVATURE]! * inverse2;
      state[s + GRADIENT] = mean;
      state[s + SLOPE] = slope;
      state[s + NOISE] = noise;
      norm += n * (mean * mean + spread);
      noises += n * noise;
    }
  }
  model.excess = mixture.conflict + excess / 2 + model.valley;
  model.squaredNorm = norm + noises;
  model.squaredNoise = noises;
}

/** How the optimiser's step reaches the weights. */
export interface UpdateInput {
  learningRate: number;
  /** Share of the parameters that the step reaches, its decay too. */
  moving: number;
  /** What multiplies the gradient before the optimiser sees it (all-reduce, clipping, logged unit). */
  factor: number;
  /** Factor on the constant gradient of bias.ts, as in the gradient, and how far it keeps its direction from step to step. */
  bias: number;
  biasMemory: number;
  /** Share of the noise's variance that still moves the first moment: noise that comes round again cancels over a cycle. */
  carried: number;
  /** Share of an update that number formats let through: of its mean, and of its square. */
  through: number;
  throughPower: number;
}

/**
 * One step of AdamW with bias correction and decoupled decay (Loshchilov & Hutter 2019), or of SGD with momentum,
 * applied to every direction at once: the recursion is linear given the second moment, so mean and covariance of the
 * directions propagate exactly.
 */
export function applyUpdate(
  model: Model,
  { terms }: Mixture,
  scenario: Scenario,
  settings: OptimizerSettings,
  input: UpdateInput,
): void {
  const { beta1, beta2, epsilon, weightDecay } = settings;
  const { learningRate, factor, carried, through, throughPower } = input;
  const { state } = model;
  const adam = scenario.optimizer.kind === 'adamw';
  model.optimizerSteps++;
  const rate = adam ? learningRate / biasCorrection(beta1, model.optimizerSteps) : learningRate;
  const inverse2 = 1 / biasCorrection(beta2, model.optimizerSteps);
  const keep = adam ? 1 - input.moving * learningRate * weightDecay : 1;
  const decay = adam ? 0 : weightDecay;
  const a1 = adam ? 1 - beta1 : 1;
  const a2 = 1 - beta2;
  const factor2 = factor * factor;
  const bias = factor * input.bias;
  const memory = input.biasMemory;
  const biased = bias !== 0;
  let weights = randomWeights(model);
  let moved = 0;
  let together = 0;
  let power = 0;
  let directions = 0;
  const last = model.spectrum.modes * TERMS;
  for (let s = 0, t = 0; s < state.length; s += STATE, t += TERMS) {
    const weight = state[s + WEIGHT]!;
    const g = factor * state[s + GRADIENT]! + decay * weight;
    const h = factor * state[s + SLOPE]! + decay;
    const cww = state[s + SPREAD]!;
    const n = terms[t + MULTIPLICITY]!;
    const cross = state[s + CROSS]!;
    const noise = factor2 * state[s + NOISE]!;
    let even = h * h * cww;
    let cwm = beta1 * cross + a1 * h * cww;
    let along = h * cross;
    if (biased) {
      const spread = state[s + BIAS_SPREAD]!;
      const cwb = state[s + CROSS_BIAS]!;
      const cmb = state[s + FIRST_BIAS]!;
      even += bias * (2 * h * cwb + bias * spread);
      cwm += a1 * bias * cwb;
      along += bias * cmb;
      state[s + FIRST_BIAS] = memory * (beta1 * cmb + a1 * (h * cwb + bias * spread));
    }
    const m = beta1 * state[s + FIRST]! + a1 * g;
    const v = beta2 * state[s + SECOND]! + a2 * (g * g + even + noise);
    const step = adam ? rate / (Math.sqrt(v * inverse2) + epsilon) : rate;
    const cmm = beta1 * (beta1 * state[s + FIRST_SPREAD]! + 2 * a1 * along) + a1 * a1 * (even + carried * noise);
    const size = throughPower * step * step;
    const reach = through * step;
    const coupling = input.moving > 0 ? reach / input.moving : reach;
    moved += n * size * (m * m + cmm);
    weights += n * weight * weight;
    directions += n;
    if (t < last) {
      together += n * v * size * m * m;
      power += n * v;
    }
    state[s + WEIGHT] = keep * weight - reach * m;
    state[s + FIRST] = m;
    state[s + SECOND] = v;
    state[s + SPREAD] = keep * (keep * cww - 2 * reach * cwm) + size * cmm;
    // A direction either moves or does not, so with its weight goes all of its moment.
    state[s + CROSS] = keep * cwm - coupling * cmm;
    state[s + FIRST_SPREAD] = cmm;
    if (biased) state[s + CROSS_BIAS] = memory * keep * state[s + CROSS_BIAS]! - reach * state[s + FIRST_BIAS]!;
  }
  // Where the power is all noise those weights move as the others do.
  if (power > 0) moved += TURNING * Math.max(0, (directions * together) / power - moved);
  model.updateRatio = Math.sqrt(moved / weights);
  model.weightNorm = Math.sqrt(weights);
}

/** ‖W‖² without what was learned: all weights of a group have the size of its null directions. */
function randomWeights({ state, groups, parameters, spectrum }: Model): number {
  let sum = 0;
  for (let g = 0; g < groups; g++) sum += parameters[g]! * state[(spectrum.modes + g) * STATE + SPREAD]!;
  return sum;
}
