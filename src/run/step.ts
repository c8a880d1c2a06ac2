import { biasCorrection } from '../core/maths.js';
import type { Stream } from '../core/rng.js';
import type { Mixture } from './mixture.js';
import type { Model } from './model.js';
import type { Scenario } from './scenario.js';

/*
 * How the state of the directions is laid out in memory: one record of numbers a mode, one mode after the other. The two
 * loops that run at every step then read few arrays, which is faster than an array a quantity. The constants are private:
 * V8 reads an exported one from its module cell at every use, which makes the loops three times slower (measured).
 */

/** Record of a mode in `Model.state`; the null directions of group g are record modes + g. */
const STATE = 9;
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

/** Record of a mode in `Mixture.terms`. */
const TERMS = 6;
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

/** The same positions for everyone else. */
export const LAYOUT = {
  state: STATE,
  weight: WEIGHT,
  first: FIRST,
  second: SECOND,
  spread: SPREAD,
  cross: CROSS,
  firstSpread: FIRST_SPREAD,
  terms: TERMS,
  multiplicity: MULTIPLICITY,
  mixed: MIXED,
  optimum: OPTIMUM,
  displacement: DISPLACEMENT,
  curvature: CURVATURE,
  noiseRoot: NOISE_ROOT,
} as const;

/** What one step's gradient depends on besides the model and the data. */
export interface GradientInput {
  /** Factor on the batch's gradient noise. */
  noiseScale: number;
  /** Mean squared residual of the batch, in [0, 1]: the power of the gradient noise grows with it. */
  residualPower: number;
  /** Share of the batch that still teaches: not memorised, not mislabelled. */
  teaching: number;
}

/**
 * Gradient of one step: the mean over directions of each mode, sampled, and its variance over directions; the global
 * norm before clipping in logged units.
 */
export function computeGradient(
  model: Model,
  mixture: Mixture,
  scenario: Scenario,
  input: GradientInput,
  stream: Stream,
): void {
  const { state, groups, parameters, draws } = model;
  const { modes, first } = model.spectrum;
  const { terms } = mixture;
  const logitScale = Math.exp(model.logScale);
  const gain = (logitScale * input.teaching) / (1 + model.excess / scenario.spectrum.saturation);
  const amplitude = scenario.noise.gradient * input.noiseScale * Math.sqrt(input.residualPower) * logitScale;
  const power = amplitude * amplitude;
  stream.normals(draws);
  let excess = 0;
  let norm = 0;
  for (let g = 0; g < groups; g++) {
    const group = (modes + g) * STATE;
    const inverse2 = 1 / state[group + SPREAD]!;
    const inverse = Math.sqrt(inverse2);
    // Null directions: noise only, spread evenly over the group's parameters.
    const nullNoise = power * model.nullCurvature * inverse2;
    state[group + NOISE] = nullNoise;
    norm += parameters[g]! * scenario.parameters * nullNoise;
    const end = first[g + 1]!;
    for (let i = first[g]!; i < end; i++) {
      const s = i * STATE;
      const t = i * TERMS;
      const n = terms[t + MULTIPLICITY]!;
      const lambda = terms[t + MIXED]!;
      const cloud = state[s + SPREAD]!;
      const miss = state[s + WEIGHT]! * inverse - terms[t + OPTIMUM]!;
      excess += n * lambda * (miss * miss + cloud * inverse2);
      const slope = gain * lambda * inverse2;
      const pull = gain * lambda * (miss - terms[t + DISPLACEMENT]!);
      const mean = inverse * (pull + amplitude * terms[t + NOISE_ROOT]! * draws[i]!);
      const noise = power * terms[t + CURVATURE]! * inverse2;
      state[s + GRADIENT] = mean;
      state[s + SLOPE] = slope;
      state[s + NOISE] = noise;
      norm += n * (mean * mean + slope * slope * cloud + noise);
    }
  }
  model.excess = mixture.conflict + excess / 2;
  model.gradientNorm = scenario.gradientUnit * Math.sqrt(norm);
}

/**
 * One step of AdamW with bias correction and decoupled decay (Loshchilov & Hutter 2019), applied to every direction at
 * once: the recursion is linear given the second moment, so mean and covariance of the directions propagate exactly.
 * @param factor what multiplies the gradient before the optimiser sees it (all-reduce, clipping, logged unit)
 */
export function applyUpdate(model: Model, scenario: Scenario, learningRate: number, factor: number): void {
  const { beta1, beta2, epsilon, weightDecay } = scenario.optimizer;
  const { state, groups, parameters } = model;
  const { modes } = model.spectrum;
  model.optimizerSteps++;
  const t = model.optimizerSteps;
  const rate = learningRate / biasCorrection(beta1, t);
  const inverse2 = 1 / biasCorrection(beta2, t);
  const keep = 1 - learningRate * weightDecay;
  const a1 = 1 - beta1;
  const a2 = 1 - beta2;
  const factor2 = factor * factor;
  const end = modes * STATE;
  for (let s = 0; s < end; s += STATE) {
    const g = factor * state[s + GRADIENT]!;
    const h = factor * state[s + SLOPE]!;
    const cww = state[s + SPREAD]!;
    const cross = state[s + CROSS]!;
    const over = h * h * cww + factor2 * state[s + NOISE]!;
    const m = beta1 * state[s + FIRST]! + a1 * g;
    const v = beta2 * state[s + SECOND]! + a2 * (g * g + over);
    const step = rate / (Math.sqrt(v * inverse2) + epsilon);
    const cwm = beta1 * cross + a1 * h * cww;
    const cmm = beta1 * (beta1 * state[s + FIRST_SPREAD]! + 2 * a1 * h * cross) + a1 * a1 * over;
    state[s + WEIGHT] = keep * state[s + WEIGHT]! - step * m;
    state[s + FIRST] = m;
    state[s + SECOND] = v;
    state[s + SPREAD] = keep * (keep * cww - 2 * step * cwm) + step * step * cmm;
    state[s + CROSS] = keep * cwm - step * cmm;
    state[s + FIRST_SPREAD] = cmm;
  }
  let moved = 0;
  let size = 0;
  for (let g = 0; g < groups; g++) {
    const s = (modes + g) * STATE;
    const over = factor2 * state[s + NOISE]!;
    const v = beta2 * state[s + SECOND]! + a2 * over;
    const step = rate / (Math.sqrt(v * inverse2) + epsilon);
    const cww = state[s + SPREAD]!;
    const cwm = beta1 * state[s + CROSS]!;
    const cmm = beta1 * beta1 * state[s + FIRST_SPREAD]! + a1 * a1 * over;
    moved += parameters[g]! * step * step * cmm;
    size += parameters[g]! * cww;
    state[s + SECOND] = v;
    state[s + SPREAD] = keep * (keep * cww - 2 * step * cwm) + step * step * cmm;
    state[s + CROSS] = keep * cwm - step * cmm;
    state[s + FIRST_SPREAD] = cmm;
  }
  model.updateRatio = Math.sqrt(moved / size);
  model.weightNorm = Math.sqrt(size * scenario.parameters);
}
