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
  /** Parameters of each group. Shape [groups]. */
  readonly parameters: Float64Array;
  /** ρ² of the plan for groups behind no normalisation, else 0. Shape [groups]. */
  readonly fixedScale: Float64Array;
  /** One record a mode, then one a group for its null directions, whose spread is ρ² (step.ts). */
  readonly state: Float64Array;
  /** Scratch of the current step: a standard normal for each mode. Shape [modes]. */
  readonly draws: Float64Array;
  /** Logarithm of the logit scale with its Adam moments. */
  logScale: number;
  scaleFirst: number;
  scaleSecond: number;
  /** Optimiser steps taken since the moments were zero. */
  optimizerSteps: number;
  /** Place along the unstable direction of instability.ts, and what it costs there in nats; part of the excess of every source. */
  displacement: number;
  valley: number;
  /** Cost of logits that are rounded, in nats; the same for every source. */
  blur: number;
  /** Measured by computeGradient: excess loss of the mixture before saturation in nats, squared norm and the noise in it in units of the engine. */
  excess: number;
  squaredNorm: number;
  squaredNoise: number;
  /** Measured by applyUpdate: ‖ΔW‖/‖W‖ and ‖W‖. */
  updateRatio: number;
  weightNorm: number;
}

/** @param scale factor on the root mean square of the weights at initialisation */
export function createModel(scenario: Scenario, spectrum: Spectrum, scale = 1): Model {
  const { modes, first, target } = spectrum;
  const groups = scenario.groups.length;
  const state = new Float64Array((modes + groups) * STATE);
  scenario.groups.forEach(({ initialRms: planned }, g) => {
    const initialRms = scale * planned;
    state[(modes + g) * STATE + SPREAD] = initialRms * initialRms;
    for (let i = first[g]!; i < first[g + 1]!; i++)
      if (spectrum.novel[i] === 1) state[i * STATE + SPREAD] = initialRms * initialRms;
      else state[i * STATE + WEIGHT] = scenario.spectrum.pretrained * target[i]! * initialRms;
  });
  return {
    spectrum,
    groups,
    parameters: Float64Array.from(scenario.groups, (group) => group.parameters * scenario.parameters),
    fixedScale: Float64Array.from(scenario.groups, ({ normalised, initialRms }) =>
      normalised ? 0 : initialRms * initialRms,
    ),
    state,
    draws: new Float64Array(modes),
    logScale: 0,
    scaleFirst: 0,
    scaleSecond: 0,
    optimizerSteps: 0,
    displacement: 0,
    valley: 0,
    blur: 0,
    excess: 0,
    squaredNorm: 0,
    squaredNoise: 0,
    updateRatio: 0,
    weightNorm: 0,
  };
}

/** Root mean square of all weights. */
export function rmsWeight({ state, spectrum, groups, parameters }: Model): number {
  let sum = 0;
  let count = 0;
  for (let g = 0; g < groups; g++) {
    sum += parameters[g]! * state[(spectrum.modes + g) * STATE + SPREAD]!;
    count += parameters[g]!;
  }
  return Math.sqrt(sum / count);
}

/** What a squared weight of group g is divided by to give the function: ρ² behind a normalisation, else what ρ² was at first. */
export function scaleOf({ state, spectrum, fixedScale }: Model, g: number): number {
  const fixed = fixedScale[g]!;
  return fixed > 0 ? fixed : state[(spectrum.modes + g) * STATE + SPREAD]!;
}

/** Excess loss of the mixture in force above its floor before saturation, in nats. */
export function quadraticExcess(model: Model, mixture: Mixture): number {
  const { spectrum, state, groups } = model;
  const { first } = spectrum;
  const { terms } = mixture;
  let sum = 0;
  for (let g = 0; g < groups; g++) {
    const variance = scaleOf(model, g);
    const inverse = 1 / Math.sqrt(variance);
    for (let i = first[g]!; i < first[g + 1]!; i++) {
      const s = i * STATE;
      const t = i * TERMS;
      const miss = state[s + WEIGHT]! * inverse - terms[t + OPTIMUM]!;
      sum += terms[t + MULTIPLICITY]! * terms[t + MIXED]! * (miss * miss + state[s + SPREAD]! / variance);
    }
  }
  return mixture.conflict + sum / 2 + model.valley;
}

/** The softmax gradient saturates: excess e of the quadratic model costs sat·log(1 + e/sat) nats. */
export function saturate(excess: number, saturation: number): number {
  return saturation * Math.log1p(excess / saturation);
}

/** How much worse than knowing nothing displaced weights can make a model, in nats. */
const WORSE_THAN_NOTHING = 1;

/**
 * Loss above the floor, in nats. Weights that were thrown about answer at random, and that costs little more than knowing nothing:
 * a network whose features are noise falls back on the frequencies of tokens (recorded: half of the ranks stale, +1.2 nats).
 * @param valley part of the excess that lies along the unstable direction: there a model is surely wrong
 */
export function lossAbove(excess: number, valley: number, { saturation, reducible }: Scenario['spectrum']): number {
  const modes = saturate(excess - valley, saturation);
  let bounded = modes;
  if (excess - valley > reducible) {
    const most = saturate(reducible, saturation);
    bounded = most + WORSE_THAN_NOTHING * (1 - Math.exp((most - modes) / WORSE_THAN_NOTHING));
  }
  return valley === 0 ? bounded : bounded + saturate(excess, saturation) - modes;
}
