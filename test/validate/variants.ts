import { FORMAT_SIZES } from '../../src/run/formats.js';
import type { Scenario } from '../../src/run/scenario.js';

/** Variants of a healthy scenario for replays of incidents. */

/** Median logged gradient norm in the window of the language model; clipping is at 3.4 times that. */
export const USUAL_NORM = 0.29;

type Valley = NonNullable<Scenario['instability']>;

/** What a model costs that is surely wrong among tens of thousands of tokens, in nats. */
const HEIGHT = 12;

/** What pushes along it is said by each incident. */
const NO_CHANCE = { pushesPerThousand: 0, pushSteps: 1, pushNoises: 0 };

/**
 * A few weights whose gradients are tiny next to all others, of the size of BLOOM-176B's spike at iteration 31,214: the
 * loss of a displacement over its gradient is the documented 2.90 nats over a norm of 960, and the norm reaches some
 * thousand times the usual. Beyond the edge of stability, so that it trembles; a push makes it run away.
 */
const NARROW: Valley = {
  gain: 8.8e-3,
  reach: 5.5,
  depth: 2.2e-5,
  height: HEIGHT,
  noise: 2.1e-5,
  shared: 4.9e-4,
  ...NO_CHANCE,
};

/** The scenario with a narrow direction along which it can run away. */
export const unstable = (scenario: Scenario, changes: Partial<Scenario['optimizer']> = {}): Scenario => ({
  ...scenario,
  instability: NARROW,
  optimizer: { ...scenario.optimizer, ...changes },
});

/** By how many e-foldings a coherent step steepens the walls. Free; what is replayed is of the same order from 2 to 7. */
const COLLECTIVE_REACH = 5;

/** Curvature over that at the edge of stability, where adaptive methods hover (Cohen et al. 2022); the same from .7 to .97. */
const BELOW_EDGE = 0.9;

/**
 * The scenario with a direction in which all weights of a documented model move together. A coherent step of AdamW is
 * learning rate · √weights long, the second moments along it are those of the usual gradient, and the curvature is just
 * below the edge of stability, 2(1 + β1)/(1 − β1) over the step.
 * @param weights of the documented model @param learningRate it had
 */
export function collective(
  scenario: Scenario,
  { weights, learningRate }: { readonly weights: number; readonly learningRate: number },
  changes: Partial<Scenario['optimizer']> = {},
): Scenario {
  const { beta1 } = scenario.optimizer;
  const edge = (2 * (1 + beta1)) / (1 - beta1);
  const gain = (BELOW_EDGE * edge * USUAL_NORM) / COLLECTIVE_REACH;
  const length = (learningRate * Math.sqrt(weights)) / COLLECTIVE_REACH;
  const instability: Valley = {
    gain,
    reach: COLLECTIVE_REACH,
    depth: gain * length,
    height: HEIGHT,
    noise: USUAL_NORM / 100,
    shared: USUAL_NORM,
    ...NO_CHANCE,
  };
  return { ...scenario, instability, optimizer: { ...scenario.optimizer, ...changes } };
}

/**
 * The scenario with fp16 gradients. A dynamic loss scale doubles until something overflows, so the norm that overflows is
 * once or twice the largest of late: about twice the usual.
 * @param initial loss scale @param limit norm that overflows, over the usual
 */
export function halfPrecision(scenario: Scenario, initial: number, limit = 2): Scenario {
  const headroom = FORMAT_SIZES.fp16.largest / (initial * limit * USUAL_NORM);
  const lossScale = { initial, growthSteps: GROWTH_STEPS, headroom };
  return { ...scenario, numerics: { ...scenario.numerics, gradients: 'fp16', lossScale } };
}

/** Good steps until a dynamic loss scale doubles: the default of DeepSpeed and Megatron-LM. */
const GROWTH_STEPS = 1000;
