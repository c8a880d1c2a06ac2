import type { OptimizerChange, OptimizerSettings } from './fault.js';
import type { Model } from './model.js';
import type { Scenario } from './scenario.js';
import { LAYOUT } from './step.js';

const {
  cross: CROSS,
  first: FIRST,
  firstBias: FIRST_BIAS,
  firstSpread: FIRST_SPREAD,
  second: SECOND,
  state: STATE,
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
