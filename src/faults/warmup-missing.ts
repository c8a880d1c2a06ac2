import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'warmup-missing',
    name: 'Warm-up missing',
    family: 'optimization',
    part: 'schedule',
    harm: 'loss',
    skills: ['A2'],
    summary: 'The warm-up of the learning rate is shorter than planned, or left out; the decay fills the time.',
    remedy: 'Put the warm-up back before the next start; at a rate this far below the edge the run itself can go on.',
    confusableWith: ['lr-too-high', 'healthy'],
    sources: [
      'Recorded runs: no warm-up at the tuned rate, first ten steps −.5 nats and no harm; at four times the rate +.35 at the end',
      'Gilmer et al. 2021, A Loss Curvature Perspective on Training Instability in Deep Learning',
    ],
  },
  dose: {
    left: { description: 'share of the warm-up that is left', from: 0.5, to: 0, scale: 'linear', min: 0, max: 1 },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'In the first steps the update/weight ratio is the plan’s divided by the share that is left, or at once the full one.',
    },
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'While the plan still warms up, the loss is lower than it should be.',
    },
    {
      metric: 'slice-loss',
      direction: 'none',
      text: 'After the warm-up nothing is left of it: the evaluation is that of the earlier run within .01 nats.',
    },
  ],
  onsetShare: null,
  excludedFrom: ({ schedule, window }) =>
    window.firstStep >= schedule.warmupSteps ? 'the warm-up is over before the window starts' : null,
  places: () => [],
  create({ dose, scenario }) {
    const { left } = dose as { left: number };
    const { warmupSteps, totalSteps } = scenario.schedule;
    const warmup = warmupSteps * left;
    return {
      schedulePosition: (position) =>
        position < warmup
          ? (position + 1) / left - 1
          : warmupSteps + ((position - warmup) * (totalSteps - warmupSteps)) / (totalSteps - warmup),
    };
  },
} satisfies Fault;
