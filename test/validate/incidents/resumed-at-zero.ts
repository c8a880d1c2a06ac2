import type { Hooks } from '../../../src/run/fault.js';
import type { Scenario } from '../../../src/run/scenario.js';
import { collective, halfPrecision } from '../variants.js';
import { levelBefore } from './readings.js';
import { run } from './runs.js';

const ONSET = 200;
/** Steps at a rate of 0 that were to fill the moments again. */
const AT_ZERO = 259;
const FIRST_REAL = ONSET + AT_ZERO;

const hooks: Hooks = {
  optimizerState(change, { sinceOnset }) {
    if (sinceOnset === 0) change.momentsLost = true;
  },
  learningRate: (rate, { sinceOnset }) => (sinceOnset < AT_ZERO ? 0 : rate),
};

/**
 * A resume without the moments that lets them fill at a rate of 0. While nothing moves, the first moment along a sharp
 * direction tends to the whole gradient of the point where the weights stand, which steps that overshoot and come back
 * had averaged out; the first real step then overshoots far.
 */
export function resumedAtZero(
  llm: Scenario,
  model: { readonly weights: number; readonly learningRate: number },
  secret: string,
): { readonly jump: number; readonly highestBefore: number; readonly scaleFall: number } {
  const scenario = halfPrecision(collective(llm, model), 2 ** 20);
  const trace = run({ scenario, secret, steps: FIRST_REAL + 50, acting: [{ hooks, onset: ONSET }] });
  const loss = trace.series['train-loss'];
  const scale = trace.internals['loss-scale'];
  const level = levelBefore(trace, ONSET);
  return {
    // The loss of a step is taken before its update.
    jump: loss[FIRST_REAL + 1]! - level,
    highestBefore: Math.max(...loss.subarray(FIRST_REAL - 50, FIRST_REAL + 1)) - level,
    scaleFall: scale[FIRST_REAL]! / Math.min(...scale.subarray(FIRST_REAL)),
  };
}
