import type { Hooks } from '../../../src/run/fault.js';
import { median } from '../../helpers/statistics.js';
import { LLM } from '../window-law.js';
import { defineIncident } from './incident.js';
import { largestDifference, usual } from './readings.js';
import { run } from './runs.js';

const ONSET = 200;
const STEPS = 1000;
const SLOWER = 111.1 / 105.2;

const hooks: Hooks = { stepSeconds: (seconds) => seconds * SLOWER };

export const slowAccelerator = defineIncident({
  incident: 12,
  name: 'one slow accelerator (BLOOM-176B, iteration 42,781)',
  scenario: LLM,
  setting: 'as it is: steps vary by 1.2 %, with stalls and checkpoints',
  cause: 'every step takes 111.1/105.2 times as long: all ranks wait for one',
  figures: {
    seconds: { text: 'step time above the usual (%)', value: 100 * (SLOWER - 1), within: 1.2, set: 'the dose sets it' },
    throughput: {
      text: 'throughput below the usual (%)',
      value: 100 * (1 - 141 / 149.1),
      within: 1.2,
      set: 'the dose sets it',
    },
    visible: { text: 'steps until it shows', value: 3 },
    loss: { text: 'largest change of the loss (nats)', value: 0 },
    norm: { text: 'largest change of the gradient norm', value: 0 },
  },
  orders: { stays: 'it stays until something is done' },
  replay(scenario, secret) {
    const faulty = run({ scenario, secret, steps: STEPS, acting: [{ hooks, onset: ONSET }] });
    const twin = run({ scenario, secret, steps: STEPS });
    const { throughput } = faulty.series;
    const seconds = throughput.map((perSecond) => scenario.batch.size / perSecond);
    const before = usual(seconds, ONSET);
    const after = median(seconds.subarray(ONSET));
    // Half of the step up, in the median of the last three: one stall does not show.
    let visible = 1;
    while (median(seconds.subarray(ONSET + visible - 3, ONSET + visible)) < before * (1 + (SLOWER - 1) / 2)) visible++;
    return {
      figures: {
        seconds: 100 * (after / before - 1),
        throughput: 100 * (1 - median(throughput.subarray(ONSET)) / usual(throughput, ONSET)),
        visible,
        loss: largestDifference(faulty.series['train-loss'], twin.series['train-loss']),
        norm: largestDifference(faulty.series['gradient-norm'], twin.series['gradient-norm']),
      },
      orders: { stays: median(seconds.subarray(STEPS - 100)) > before * (1 + (SLOWER - 1) / 2) },
    };
  },
});
