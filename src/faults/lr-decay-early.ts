import { type Fault, runOffSchedule } from '../run/fault.js';

export default {
  meta: {
    id: 'lr-decay-early',
    name: 'Learning rate decayed too early',
    family: 'optimization',
    part: 'schedule',
    harm: 'loss',
    skills: ['A1', 'A5'],
    summary:
      'The schedule runs through its horizon far too fast (samples counted as steps), so the learning rate reaches its floor long before the planned end.',
    remedy: 'Correct the unit of the horizon and warm the learning rate up again from the checkpoint before the decay.',
    confusableWith: [
      'healthy',
      'benign-lr-restart',
      'bf16-update-loss',
      'fp16-underflow',
      'duplicate-shard',
      'epsilon-too-large',
      'clip-too-tight',
    ],
    sources: [
      'GLM-130B training log: a warm-up counted in samples ran 26,850 steps instead of 6,000',
      'Public logs of 124 M models: a decay realises 30/58/84 % of its gain at 25/50/75 % of its length (docs/measurements.md, b3)',
    ],
  },
  dose: {
    decaySteps: {
      description: 'steps in which the rest of the schedule runs off',
      from: 1600,
      to: 250,
      scale: 'log',
      integer: true,
      min: 20,
      max: 100_000,
    },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'The update/weight ratio falls to a fraction of what the planned schedule gives.',
    },
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'The loss first gains on the earlier run, by less than a tenth of a nat, then flattens: the gain is borrowed from the end.',
    },
    { metric: 'gradient-norm', direction: 'none', text: 'The noise of loss and gradient norm does not change.' },
  ],
  onsetShare: [0.1, 0.5],
  excludedFrom: ({ schedule, window }) =>
    schedule.totalSteps - window.firstStep < 2 * window.steps ? 'the planned decay ends with the window anyway' : null,
  places: () => [],
  create: (context) => runOffSchedule(context, (context.dose as { decaySteps: number }).decaySteps),
} satisfies Fault;
