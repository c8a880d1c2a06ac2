import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'eval-undersized',
    name: 'Evaluation set too small',
    family: 'evaluation',
    part: 'evaluation',
    harm: 'evaluation',
    skills: ['C2', 'C5'],
    summary: 'Every slice is evaluated on few items, which are drawn anew each time.',
    remedy: 'Evaluate on all items again, or on a part that stays the same; leave the run alone.',
    confusableWith: ['slice-regression', 'benign-slice-noise', 'eval-dropout-on', 'healthy'],
    sources: [
      'Miller 2024, Adding Error Bars to Evals: the standard error of a mean over n items',
      'Public logs: evaluations of the same items scatter by .3 to .5 of the binomial standard error (docs/measurements.md, g1)',
    ],
  },
  dose: {
    items: {
      description: 'items of a slice that are read',
      from: 1000,
      to: 50,
      scale: 'log',
      integer: true,
      min: 1,
      max: 1_000_000,
    },
  },
  signature: [
    {
      metric: 'slice-ece',
      direction: 'up',
      text: 'The ECE of every slice steps up, as few items a bin look badly calibrated.',
    },
    {
      metric: 'slice-accuracy',
      direction: 'none',
      text: 'Loss and accuracy of every slice get jagged around an unmoved mean.',
    },
    { metric: 'train-loss', direction: 'none', text: 'Training does not move at all.' },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: () => null,
  places: () => [],
  create({ dose, scenario: { sources } }) {
    const { items } = dose as { items: number };
    return {
      evaluation(slice, settings) {
        const share = Math.min(1, items / sources[slice]!.evaluationSize);
        settings.sampled = Math.min(settings.sampled, share);
        settings.redrawn = true;
      },
    };
  },
} satisfies Fault;
