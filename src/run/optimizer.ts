import type { OptimizerChange, OptimizerSettings, Restore } from './fault.js';
import type { Model } from './model.js';
import type { Scenario } from './scenario.js';
import { LAYOUT } from './step.js';

const {
  cross: CROSS,
  first: FIRST,
  firstBias: FIRST_BIAS,
  firstSpread: FIRST_SPREAD,
  second: SECOND,
  spread: SPREAD,
  state: STATE,
  weight: WEIGHT,
} = LAYOUT;

/** Puts the configured settings in force again; the causes may change them afterwards. */
export function configuredOptimizer(scenario: Scenario, into: OptimizerSettings): void {
  const { beta1, beta2, epsilon, weightDecay, clip } = scenario.optimizer;
  into.beta1 = beta1;
  into.beta2 = beta2;
  into.epsilon = epsilon;
  into.weightDecay = weightDecay;
  into.clip = clip;
}

/** What a resume did to the optimiser's state: moments that were lost are zero, a lost step count starts again. */
export function changeOptimizerState(model: Model, { momentsLost, stepsLost }: OptimizerChange): void {
  if (stepsLost) model.optimizerSteps = 0;
  if (!momentsLost) return;
  const { state } = model;
  for (let s = 0; s < state.length; s += STATE) {
    state[s + FIRST] = 0;
    state[s + SECOND] = 0;
    state[s + CROSS] = 0;
    state[s + FIRST_SPREAD] = 0;
    state[s + FIRST_BIAS] = 0;
  }
  model.scaleFirst = 0;
  model.scaleSecond = 0;
}

/**
 * What a load that was not complete leaves of a layer group: a share of its weights is as fresh as before the first step, so
 * that every direction loses that share of what was learned; the moments are loaded. Random weights take the planned size.
 */
export function restoreGroup(model: Model, scenario: Scenario, { group, share }: Restore): void {
  const { state, spectrum } = model;
  const { initialRms } = scenario.groups[group]!;
  const kept = 1 - share;
  const fresh = initialRms * initialRms;
  for (let i = spectrum.first[group]!; i < spectrum.first[group + 1]!; i++) {
    const s = i * STATE;
    const weight = state[s + WEIGHT]!;
    const noise = spectrum.novel[i] === 1 ? fresh : 0;
    // Over the directions of a bin: kept or fresh, by chance.
    state[s + SPREAD] = kept * state[s + SPREAD]! + share * noise + kept * share * weight * weight;
    state[s + WEIGHT] = kept * weight;
    state[s + CROSS]! *= kept;
  }
  const s = (spectrum.modes + group) * STATE;
  state[s + SPREAD] = kept * state[s + SPREAD]! + share * fresh;
  state[s + CROSS]! *= kept;
}
