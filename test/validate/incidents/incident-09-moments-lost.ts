import type { Hooks } from '../../../src/run/fault.js';
import type { Scenario } from '../../../src/run/scenario.js';
import { LLM } from '../window-law.js';
import { defineIncident } from './incident.js';
import { effectiveRate, highestStep } from './readings.js';
import { resumedAtZero } from './resumed-at-zero.js';
import { run } from './runs.js';

const hooks: Hooks = {
  optimizerState(change, { sinceOnset }) {
    if (sinceOnset === 0) change.momentsLost = true;
  },
};

/** The gradient of the derivation: the same at every step, with weights that stay where they are. */
const constantGradient = ({ batch }: Scenario): Hooks => ({
  ranks(state) {
    state.stale = batch.ranks - 1;
  },
  learningRate: (rate) => rate * 1e-6,
});

/** Effective rates from the resume on, element k − 1 being that of the k-th step. */
function ratesOf(llm: Scenario, beta2: number, secret: string, onset: number, constant: boolean): Float64Array {
  const scenario = { ...llm, optimizer: { ...llm.optimizer, beta2 } };
  const standing = constant ? [{ hooks: constantGradient(scenario), onset: 0 }] : [];
  const steps = onset + 520;
  const faulty = run({ scenario, secret, steps, acting: [...standing, { hooks, onset }] });
  return effectiveRate(faulty, run({ scenario, secret, steps, acting: standing })).subarray(onset);
}

const within = 1.2;

export const momentsLost = defineIncident({
  incident: 9,
  name: 'moments lost, step kept (104B)',
  scenario: LLM,
  setting:
    'as it is, with the documented β2. The figures were derived for a constant gradient: there, all ranks but one send one old gradient and the rate is a millionth. The resume at a rate of 0 has a direction in which all of 104 B weights move together at 6e-5, and fp16 with a loss scale of 1,048,576',
  cause:
    'the moments are zero, the count of steps goes on; in the resume the rate is 0 for 259 steps, to fill them again',
  figures: {
    first: { text: 'effective rate at the first step, β2 .999', value: 3.2, within },
    highest: { text: 'highest effective rate', value: 6.6, within },
    at: { text: 'its step', value: 12, within },
    hundredth: { text: 'at step 100', value: 3.2, within },
    late: { text: 'at step 500', value: 1.6, within },
    fastFirst: { text: 'effective rate at the first step, β2 .95', value: 0.45, within },
    fastHighest: { text: 'highest effective rate, β2 .95', value: 1.1, within },
    noisy: {
      text: 'highest effective rate of the run itself, β2 .999',
      value: 6.6,
      reason: 'its gradients are mostly noise, of which a first moment that has just begun averages little',
    },
    loss: {
      text: 'loss after the first real step behind 259 at rate 0 (nats above the level)',
      value: 4.4 - 2.67,
      reason: 'a matter of luck, of where the weights tremble at that moment: over 32 seeds ours is 0 to 7',
    },
    scale: {
      text: 'loss scale before it over the lowest after',
      value: 1_048_576 / 32_768,
      reason:
        'ours comes back by itself, theirs went on to NaN: one direction is kicked here, and nothing else follows',
    },
  },
  orders: {
    rises: 'with β2 .999 the effective rate goes on rising after the first step, then falls',
    afterZero: 'the loss is higher after the first real step than in any of the 50 steps before it',
    smaller: 'the same procedure harms a model of 1.3 B less',
  },
  replay(llm, secret) {
    const slow = ratesOf(llm, 0.999, secret, 1800, true);
    const fast = ratesOf(llm, 0.95, secret, 600, true);
    const noisy = ratesOf(llm, 0.999, secret, 200, false);
    const peak = highestStep(slow, 0, slow.length);
    const large = resumedAtZero(llm, { weights: 104e9, learningRate: 6e-5 }, secret);
    const small = resumedAtZero(llm, { weights: 1.3e9, learningRate: 2e-4 }, secret);
    return {
      figures: {
        first: slow[0]!,
        highest: slow[peak]!,
        at: peak + 1,
        hundredth: slow[99]!,
        late: slow[499]!,
        fastFirst: fast[0]!,
        fastHighest: Math.max(...fast),
        noisy: Math.max(...noisy),
        loss: large.jump,
        scale: large.scaleFall,
      },
      orders: {
        rises: slow[peak]! > 1.5 * slow[0]! && slow[499]! < slow[99]! && slow[99]! < slow[peak]!,
        afterZero: large.jump > large.highestBefore,
        smaller: small.jump < large.jump,
      },
    };
  },
});
