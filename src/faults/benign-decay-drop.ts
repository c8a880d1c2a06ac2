import { type Fault, runOffSchedule } from '../run/fault.js';

export default {
  meta: {
    id: 'benign-decay-drop',
    name: 'Planned decay of the learning rate',
    family: 'control',
    part: 'plan',
    skills: ['C5', 'E2'],
    summary: 'A planned decay branch takes the learning rate to its floor; the loss drops as it should.',
    remedy: 'Nothing: the drop is what a decay is for.',
    confusableWith: ['lr-decay-early', 'duplicate-shard'],
    sources: [
      'Public logs of 124 M models: a decay over the last 21–39 % of a run lowers the validation loss by .08–.15 nats beyond its trend (docs/measurements.md, b3)',
    ],
  },
  dose: {
    decaySteps: {
      description: 'length of the planned decay in steps',
      from: 1500,
      to: 600,
      scale: 'log',
      integer: true,
      min: 20,
      max: 100_000,
    },
  },
  signature: [
    { metric: 'learning-rate', direction: 'down', text: 'The learning rate falls as the change log announces.' },
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'The loss falls below the trend of the earlier run, and the evaluation falls with it.',
    },
  ],
  onsetShare: [0.4, 0.75],
  excludedFrom: ({ schedule, window }) =>
    schedule.totalSteps - window.firstStep < 2 * window.steps ? 'the schedule ends with the window anyway' : null,
  places: () => [],
  create: (context) => runOffSchedule(context, (context.dose as { decaySteps: number }).decaySteps),
  planned: ({ dose, onset }) => [
    {
      step: onset,
      text: `decay branch: learning rate to its floor over ${(dose as { decaySteps: number }).decaySteps} steps`,
    },
  ],
} satisfies Fault;
