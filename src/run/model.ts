import type { Stream } from '../core/rng.js';
import type { Mixture } from './mixture.js';
import type { Scenario } from './scenario.js';
import type { Spectrum } from './spectrum.js';

/**
 * The state of training. Each mode is a bin of directions described by the mean of its weight and by the covariance of
 * (weight, first moment) over its directions; each layer group also has null directions that carry most of its
 * parameters and only walk at random. All weights of a group sit behind a normalisation, f = w/ρ with ρ the group's RMS
 * weight, so a larger ρ means smaller gradients and slower learning: rotational equilibrium (Wan et al. 2020; Kosson et
 * al. 2023). Arrays of length modes + groups: the null directions of group g are element modes + g.
 */
export interface Model {
  readonly spectrum: Spectrum;
  readonly groups: number;
  /** Group of each mode. Shape [modes]. */
  readonly group: Uint8Array;
  /** Share of all parameters in each group. Shape [groups]. */
  readonly parameters: Float64Array;
  /** Mean weight, first moment, second moment per direction. */
  readonly weight: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Covariance over directions: weight·weight, weight·first, first·first. */
  readonly spread: Float64Array;
  readonly cross: Float64Array;
  readonly firstSpread: Float64Array;
  /** Logarithm of the logit scale with its Adam moments. */
  logScale: number;
  scaleFirst: number;
  scaleSecond: number;
  /** 1/ρ of each group at the start of the step. Shape [groups]. */
  readonly inverseRms: Float64Array;
  /** √(λ/n) per mode: noise of the bin's mean per unit of noise. Shape [modes]. */
  readonly noiseRoot: Float64Array;
  /** Optimiser steps taken since the moments were zero. */
  optimizerSteps: number;
  /** Where the data in use pull instead of the population's optimum, per mode, in units of the function; 0 while data are fresh. */
  readonly displacement: Float64Array;
  /** Scratch of the current step: sampled mean gradient, its slope in the weight, and its noise variance over directions. */
  readonly gradient: Float64Array;
  readonly slope: Float64Array;
  readonly noise: Float64Array;
  /** What the last gradient() measured. */
  excess: number;
  gradientNorm: number;
  /** What the last update() measured. */
  updateRatio: number;
  weightNorm: number;
}

export function createModel(scenario: Scenario, spectrum: Spectrum): Model {
  const { modes } = spectrum;
  const groups = scenario.groups.length;
  const zeros = (): Float64Array => new Float64Array(modes + groups);
  const model: Model = {
    spectrum,
    groups,
    group: Uint8Array.from({ length: modes }, (_, i) => i % groups),
    parameters: Float64Array.from(scenario.groups, (group) => group.parameters),
    weight: zeros(),
    first: zeros(),
    second: zeros(),
    spread: zeros(),
    cross: zeros(),
    firstSpread: zeros(),
    logScale: 0,
    scaleFirst: 0,
    scaleSecond: 0,
    optimizerSteps: 0,
    inverseRms: new Float64Array(groups),
    noiseRoot: spectrum.curvature.map((lambda, i) => Math.sqrt(lambda / spectrum.multiplicity[i]!)),
    displacement: new Float64Array(modes),
    gradient: zeros(),
    slope: zeros(),
    noise: zeros(),
    excess: 0,
    gradientNorm: 0,
    updateRatio: 0,
    weightNorm: 0,
  };
  scenario.groups.forEach((group, g) => {
    model.spread[modes + g] = group.initialRms * group.initialRms;
  });
  for (let i = 0; i < modes; i++)
    model.weight[i] =
      scenario.spectrum.pretrained * spectrum.target[i]! * scenario.groups[model.group[i]!]!.initialRms;
  return model;
}

/** Excess loss of the mixture in force above its floor before saturation, in nats. */
export function quadraticExcess(model: Model, mixture: Mixture): number {
  const { spectrum, weight, spread, group } = model;
  let sum = 0;
  for (let i = 0; i < spectrum.modes; i++) {
    const variance = model.spread[spectrum.modes + group[i]!]!;
    const f = weight[i]! / Math.sqrt(variance);
    const a = mixture.strength[i]!;
    const square = a * (f * f + spread[i]! / variance) - 2 * f * mixture.pull[i]! + mixture.energy[i]!;
    sum += spectrum.multiplicity[i]! * spectrum.curvature[i]! * square;
  }
  return sum / 2;
}

/** The softmax gradient saturates: excess e of the quadratic model costs sat·log(1 + e/sat) nats. */
export function saturate(excess: number, saturation: number): number {
  return saturation * Math.log1p(excess / saturation);
}

/** What one step's gradient depends on besides the model and the data. */
export interface GradientInput {
  /** Factor on the batch's gradient noise. */
  noiseScale: number;
  /** Loss of the batch in nats: gradient noise grows with its root. */
  batchLoss: number;
  /** Share of the batch that still teaches: not memorised, not mislabelled. */
  teaching: number;
}

/**
 * Gradient of one step: the mean over directions of each mode, sampled, and its variance over directions; the global
 * norm before clipping in logged units. Sets excess, gradientNorm, gradient, slope and noise of the model.
 */
export function computeGradient(
  model: Model,
  mixture: Mixture,
  scenario: Scenario,
  input: GradientInput,
  stream: Stream,
): void {
  const { weight, spread, group, gradient, slope, noise, displacement, groups, inverseRms, noiseRoot } = model;
  const { modes, multiplicity, curvature } = model.spectrum;
  const { strength, pull, energy } = mixture;
  const logitScale = Math.exp(model.logScale);
  const gain = (logitScale * input.teaching) / (1 + model.excess / scenario.spectrum.saturation);
  const amplitude = scenario.noise.gradient * input.noiseScale * Math.sqrt(Math.max(0, input.batchLoss)) * logitScale;
  const power = amplitude * amplitude;
  let excess = 0;
  let norm = 0;
  // Null directions: noise only, at the level of the last mode, as many as there are modelled directions.
  const last = curvature[modes - 1]!;
  for (let g = 0; g < groups; g++) {
    const variance = spread[modes + g]!;
    inverseRms[g] = 1 / Math.sqrt(variance);
    noise[modes + g] = (power * last) / variance;
    norm += (scenario.spectrum.directions / groups) * noise[modes + g]!;
  }
  for (let i = 0; i < modes; i++) {
    const inverse = inverseRms[group[i]!]!;
    const inverse2 = inverse * inverse;
    const n = multiplicity[i]!;
    const lambda = curvature[i]!;
    const f = weight[i]! * inverse;
    const a = strength[i]!;
    const cloud = spread[i]!;
    excess += n * lambda * (a * (f * f + cloud * inverse2) - 2 * f * pull[i]! + energy[i]!);
    const pulled = gain * lambda;
    const h = pulled * a * inverse2;
    const missing = a * (f - displacement[i]!) - pull[i]!;
    const mean = inverse * (pulled * missing + amplitude * noiseRoot[i]! * stream.normal());
    const over = power * lambda * inverse2;
    gradient[i] = mean;
    slope[i] = h;
    noise[i] = over;
    norm += n * (mean * mean + h * h * cloud + over);
  }
  model.excess = excess / 2;
  model.gradientNorm = scenario.gradientUnit * Math.sqrt(norm);
}

/**
 * One step of AdamW with bias correction and decoupled decay (Loshchilov & Hutter 2019), applied to every direction at
 * once: the recursion is linear given the second moment, so mean and covariance of the directions propagate exactly.
 * @param factor what multiplies the gradient before the optimiser sees it (all-reduce, clipping, logged unit)
 */
export function applyUpdate(model: Model, scenario: Scenario, learningRate: number, factor: number): void {
  const { beta1, beta2, epsilon, weightDecay } = scenario.optimizer;
  const { weight, first, second, spread, cross, firstSpread, gradient, slope, noise, groups } = model;
  const { modes } = model.spectrum;
  model.optimizerSteps++;
  const t = model.optimizerSteps;
  const correction1 = 1 - Math.exp(t * Math.log(beta1));
  const correction2 = 1 - Math.exp(t * Math.log(beta2));
  const rate = learningRate / correction1;
  const inverse2 = 1 / correction2;
  const keep = 1 - learningRate * weightDecay;
  const a1 = 1 - beta1;
  const a2 = 1 - beta2;
  const factor2 = factor * factor;
  for (let i = 0; i < modes; i++) {
    const g = factor * gradient[i]!;
    const h = factor * slope[i]!;
    const cww = spread[i]!;
    const over = h * h * cww + factor2 * noise[i]!;
    const m = beta1 * first[i]! + a1 * g;
    const v = beta2 * second[i]! + a2 * (g * g + over);
    first[i] = m;
    second[i] = v;
    const step = rate / (Math.sqrt(v * inverse2) + epsilon);
    weight[i] = keep * weight[i]! - step * m;
    const cwm = beta1 * cross[i]! + a1 * h * cww;
    const cmm = beta1 * beta1 * firstSpread[i]! + 2 * beta1 * a1 * h * cross[i]! + a1 * a1 * over;
    spread[i] = keep * keep * cww - 2 * keep * step * cwm + step * step * cmm;
    cross[i] = keep * cwm - step * cmm;
    firstSpread[i] = cmm;
  }
  let moved = 0;
  let size = 0;
  for (let g = 0; g < groups; g++) {
    const j = modes + g;
    const over = factor2 * noise[j]!;
    const v = beta2 * second[j]! + a2 * over;
    second[j] = v;
    const step = rate / (Math.sqrt(v * inverse2) + epsilon);
    const cwm = beta1 * cross[j]!;
    const cmm = beta1 * beta1 * firstSpread[j]! + a1 * a1 * over;
    const before = spread[j]!;
    moved += model.parameters[g]! * step * step * cmm;
    size += model.parameters[g]! * before;
    spread[j] = keep * keep * before - 2 * keep * step * cwm + step * step * cmm;
    cross[j] = keep * cwm - step * cmm;
    firstSpread[j] = cmm;
  }
  model.updateRatio = Math.sqrt(moved / size);
  model.weightNorm = Math.sqrt(size * scenario.parameters);
}
