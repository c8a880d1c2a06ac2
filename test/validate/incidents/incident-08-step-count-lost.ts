import type { Hooks } from '../../../src/run/fault.js';
import type { Scenario } from '../../../src/run/scenario.js';
import { LLM } from '../window-law.js';
import { defineIncident } from './incident.js';
import { effectiveRate } from './readings.js';
import { run } from './runs.js';

const ONSET = 200;

const hooks: Hooks = {
  optimizerState(change, { sinceOnset }) {
    if (sinceOnset === 0) change.stepsLost = true;
  },
};

/** Effective rate of the k-th step after the resume. */
function rateOf(llm: Scenario, beta2: number, secret: string, last: number): (k: number) => number {
  const scenario = { ...llm, optimizer: { ...llm.optimizer, beta2 } };
  const steps = ONSET + last;
  const rate = effectiveRate(
    run({ scenario, secret, steps, acting: [{ hooks, onset: ONSET }] }),
    run({ scenario, secret, steps }),
  );
  return (k) => rate[ONSET + k - 1]!;
}

const within = 1.1;

export const stepCountLost = defineIncident({
  incident: 8,
  name: 'optimiser step counter lost on resume (104B)',
  scenario: LLM,
  setting: 'as it is, with the documented β2. The effective rate is the update/weight ratio over the twin’s',
  cause: 'the count of steps starts again, the moments stay',
  figures: {
    first: { text: 'effective rate at the first step, β2 .95', value: 2.24, within },
    second: { text: 'at the second', value: 1.64, within },
    fifth: { text: 'at the fifth', value: 1.16, within },
    tenth: { text: 'at the tenth', value: 0.97, within },
    slowFirst: { text: 'effective rate at the first step, β2 .999', value: 0.32, within },
    slowTenth: { text: 'at the tenth', value: 0.15, within },
    slowLate: { text: 'at the thousandth', value: 0.8, within },
  },
  orders: {
    falls: 'with β2 .95 it is too large first and too small by the tenth step',
    stalls: 'with β2 .999 it is too small throughout: a stall, no spike',
  },
  replay(llm, secret) {
    const fast = rateOf(llm, 0.95, secret, 30);
    const slow = rateOf(llm, 0.999, secret, 1000);
    const all = Array.from({ length: 1000 }, (_, i) => slow(i + 1));
    return {
      figures: {
        first: fast(1),
        second: fast(2),
        fifth: fast(5),
        tenth: fast(10),
        slowFirst: slow(1),
        slowTenth: slow(10),
        slowLate: slow(1000),
      },
      orders: { falls: fast(1) > 1 && fast(10) < 1, stalls: all.every((rate) => rate < 1) },
    };
  },
});
