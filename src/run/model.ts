import type { Mixture } from './mixture.js';
import type { Scenario } from './scenario.js';
import type { Spectrum } from './spectrum.js';
import { LAYOUT } from './step.js';

const {
  mixed: MIXED,
  multiplicity: MULTIPLICITY,
  optimum: OPTIMUM,
  spread: SPREAD,
  state: STATE,
  terms: TERMS,
  weight: WEIGHT,
} = LAYOUT;

/**
 * The state of training. Each mode is a bin of directions described by the mean of its weight and by the covariance of
 * (weight, first moment) over its directions; each layer group also has null directions that carry most of its
 * parameters and only walk at random. All weights of a group sit behind a normalisation, f = w/ρ with ρ the group's RMS
 * weight, so a larger ρ means smaller gradients and slower learning: rotational equilibrium (Wan et al. 2020; Kosson et
 * al. 2023).
 */
export interface Model {
  readonly spectrum: Spectrum;
  readonly groups: number;
  /** Share of all parameters in each group. Shape [groups]. */
  readonly parameters: Float64Array;
  /** One record a mode, then one a group for its null directions, whose spread is ρ² (step.ts). */
  readonly state: Float64Array;
  /** Scratch of the current step: a standard normal for each mode. Shape [modes]. */
  readonly draws: Float64Array;
  /** Curvature whose noise a null direction has, in nats per squared unit of the function. */
  readonly nullCurvature: number;
  /** Logarithm of the logit scale with its Adam moments. */
  logScale: number;
  scaleFirst: number;
  scaleSecond: number;
  /** Optimiser steps taken since the moments were zero. */
  optimizerSteps: number;
  /** Measured by computeGradient: excess loss of the mixture before saturation in nats, norm in logged units. */
  excess: number;
  gradientNorm: number;
  /** Measured by applyUpdate: ‖ΔW‖/‖W‖ and ‖W‖. */
  updateRatio: number;
  weightNorm: number;
}

export function createModel(scenario: Scenario, spectrum: Spectrum): Model {
  const { modes, first, target } = spectrum;
  const groups = scenario.groups.length;
  const state = new Float64Array((modes + groups) * STATE);
  scenario.groups.forEach(({ initialRms }, g) => {
    state[(modes + g) * STATE + SPREAD] = initialRms * initialRms;
    for (let i = first[g]!; i < first[g + 1]!; i++)
      state[i * STATE + WEIGHT] = scenario.spectrum.pretrained * target[i]! * initialRms;
  });
  const total = spectrum.curvature.reduce((sum, lambda, i) => sum + spectrum.multiplicity[i]! * lambda, 0);
  return {
    spectrum,
    groups,
    parameters: Float64Array.from(scenario.groups, (group) => group.parameters),
    state,
    draws: new Float64Array(modes),
    nullCurvature: (scenario.noise.nullShare * total) / scenario.parameters,
    logScale: 0,
    scaleFirst: 0,
    scaleSecond: 0,
    optimizerSteps: 0,
    excess: 0,
    gradientNorm: 0,
    updateRatio: 0,
    weightNorm: 0,
  };
}

/** Excess loss of the mixture in force above its floor before saturation, in nats. */
export function quadraticExcess(model: Model, mixture: Mixture): number {
  const { spectrum, state, groups } = model;
  const { modes, first } = spectrum;
  const { terms } = mixture;
  let sum = 0;
  for (let g = 0; g < groups; g++) {
    const variance = state[(modes + g) * STATE + SPREAD]!;
    const inverse = 1 / Math.sqrt(variance);
    for (let i = first[g]!; i < first[g + 1]!; i++) {
      const s = i * STATE;
      const t = i * TERMS;
      const miss = state[s + WEIGHT]! * inverse - terms[t + OPTIMUM]!;
      sum += terms[t + MULTIPLICITY]! * terms[t + MIXED]! * (miss * miss + state[s + SPREAD]! / variance);
    }
  }
  return mixture.conflict + sum / 2;
}

/** The softmax gradient saturates: excess e of the quadratic model costs sat·log(1 + e/sat) nats. */
export function saturate(excess: number, saturation: number): number {
  return saturation * Math.log1p(excess / saturation);
}
