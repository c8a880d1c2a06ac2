import { linesOver } from '../lab/instrument.js';
import type { Probe } from '../lab/probe.js';
import { shown } from '../lab/sampling.js';
import { learningRateAt } from '../run/schedule.js';

/** Share of the plan beyond which a step counts as off it: rounding of a schedule that counts tokens is far below. */
const OFF = 0.05;

/** Share of the window at whose end the rate is looked at: what is as configured there was off for a time. */
const END = 0.05;

export default {
  meta: {
    id: 'learning-rate-readback',
    name: 'Learning rate in the optimiser',
    question: 'Is the rate that the optimiser applied the one of the configuration?',
    kind: 'measurement',
  },
  findings: ['as configured', 'off for a time', 'higher', 'lower'],
  hours: () => 0.05,
  excludedFrom: () => null,
  read({ run, scenario, planned }) {
    const { schedule, batch, window } = scenario;
    const plan = planned();
    const configured = new Float64Array(window.steps);
    let position = window.firstStep;
    for (let step = 0; step < window.steps; step++) {
      configured[step] = learningRateAt(schedule, plan.number('schedulePosition', step, position));
      position += schedule.counts === 'tokens' ? plan.number('batchSize', step, batch.size) / batch.size : 1;
    }
    const applied = run.appliedLearningRate;
    const ratios = applied.map((rate, step) => rate / configured[step]!);
    const above = ratios.filter((ratio) => ratio > 1 + OFF).length;
    const below = ratios.filter((ratio) => ratio < 1 - OFF).length;
    const end = ratios.subarray(Math.floor((1 - END) * window.steps));
    const finding =
      above + below === 0
        ? 'as configured'
        : end.every((ratio) => Math.abs(ratio - 1) <= OFF)
          ? 'off for a time'
          : above >= below
            ? 'higher'
            : 'lower';
    return {
      finding,
      text:
        above + below === 0
          ? `Within 5 % of the configuration at all ${window.steps} steps.`
          : `Off the configuration by more than 5 % at ${above + below} of ${window.steps} steps; applied over configured between ${shown(Math.min(...ratios))} and ${shown(Math.max(...ratios))}.`,
      series: [
        linesOver(
          window.steps,
          'Learning rate',
          [
            { name: 'applied', values: applied },
            { name: 'configured', values: configured },
          ],
          true,
        ),
      ],
      table: null,
    };
  },
} satisfies Probe;
