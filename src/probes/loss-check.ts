import { significant } from '../core/maths.js';
import type { Probe } from '../lab/probe.js';
import type { Weighing } from '../run/fault.js';

export default {
  meta: {
    id: 'loss-check',
    name: 'Loss of one batch, computed apart',
    question: 'Does a reference implementation give the same loss for the last batch, term by term?',
    kind: 'measurement',
  },
  findings: ['the same', 'scaled', 'padding counted', 'targets smoothed', 'classes weighted', 'a penalty is missing'],
  hours: () => 0.3,
  excludedFrom: () => null,
  read({ scenario, causes }) {
    const acting = causes();
    const step = scenario.window.steps - 1;
    const weighing: Weighing = { share: 0, factor: 1 };
    acting.change('weighing', step, weighing);
    const scale = acting.number('loggedLoss', step, 1) * acting.number('reduction', step, 1);
    const padding = acting.number('padding', step, 0);
    const smoothing = acting.number('smoothing', step, 0);
    const penalty = acting.number('logitPenalty', step, 1);
    const held = acting.number('offsetHeld', step, 1);
    const { penalty: configured } = scenario.calibration;
    const finding =
      Math.abs(acting.number('loggedLoss', step, 1) - 1) > 1e-6
        ? 'scaled'
        : padding > 0
          ? 'padding counted'
          : smoothing > 0
            ? 'targets smoothed'
            : weighing.share > 0 && weighing.factor !== 1
              ? 'classes weighted'
              : penalty < 1 || held < 1
                ? 'a penalty is missing'
                : 'the same';
    return {
      finding,
      text:
        finding === 'the same'
          ? 'Every term of the loss is that of the reference.'
          : `Against the reference: ${finding}.`,
      series: [],
      table: {
        columns: ['Term', 'reference', 'this job'],
        rows: [
          ['Factor on loss and gradient', 1, significant(scale, 3)],
          ['Share of the targets that is padding', 0, significant(padding, 3)],
          ['Share of a target spread over all classes', 0, significant(smoothing, 3)],
          ['Largest weight of a class', 1, weighing.share > 0 ? significant(weighing.factor, 3) : 1],
          ['Weight of the penalty on logits', configured, significant(configured * penalty, 3)],
          [
            'Penalty on what logits have in common',
            'on',
            held >= 1 ? 'on' : held <= 0 ? 'off' : `× ${significant(held, 3)}`,
          ],
        ],
      },
    };
  },
} satisfies Probe;
