import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'label-noise',
    name: 'Noisy labels',
    family: 'data',
    part: 'data',
    harm: 'loss',
    skills: ['A5', 'C4'],
    summary: 'A share of the training targets is replaced by random labels.',
    remedy: 'Audit a sample of labels, fix the join that scrambled them, continue from the checkpoint before it.',
    confusableWith: [
      'mix-contamination',
      'calibration-drift',
      'corrupt-batches',
      'stale-rank',
      'eval-temperature-wrong',
      'lr-spike',
      'label-smoothing-left-on',
    ],
    sources: [
      'Humbatova et al. 2020: wrong labels in 12 of 226 coded interview faults',
      'Recorded runs: 10 % and 40 % random targets on a small transformer and a classifier',
    ],
  },
  dose: {
    share: {
      description: 'share of targets replaced by a random label',
      from: 0.03,
      to: 0.4,
      scale: 'log',
      min: 0,
      max: 0.8,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The training loss steps up at once, by the share times what a random label costs more than a right one.',
    },
    {
      metric: 'slice-ece',
      direction: 'up',
      text: 'The mean confidence falls on every clean slice while the accuracy hardly does; the ECE rises where the run was calibrated before.',
    },
    { metric: 'slice-accuracy', direction: 'none', text: 'The accuracy on clean data moves by a few points at most.' },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { share } = dose as { share: number };
    return { labelNoise: (present) => present + (1 - present) * share };
  },
} satisfies Fault;
