import type { Fault } from '../run/fault.js';

/** A source of a larger weight drags the aggregate along, and nothing is hidden. */
const LARGEST_WEIGHT = 0.3;

export default {
  meta: {
    id: 'slice-regression',
    name: 'One slice gets worse',
    family: 'evaluation',
    part: 'data',
    harm: 'loss',
    skills: ['C3', 'C5'],
    summary: 'A cleaning step strips what is particular to one source from its training documents.',
    remedy: 'Take the cleaning step out for this source and continue from the checkpoint before it.',
    confusableWith: [
      'eval-format-mismatch',
      'eval-undersized',
      'benign-slice-noise',
      'domain-starvation',
      'mix-shift',
      'healthy',
    ],
    sources: [
      'Marin 8B retrospective: single evaluation slices that moved against the rest because of how documents were formatted',
      'Simpson 1951: an aggregate improves while one of its parts gets worse',
    ],
  },
  dose: {
    share: {
      description: 'share of what is particular to the source that its documents no longer show',
      from: 0.3,
      to: 1,
      scale: 'linear',
      min: 0,
      max: 1,
    },
  },
  signature: [
    { metric: 'slice-loss', direction: 'up', text: 'The loss of one slice rises within a hundred steps and stays.' },
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'The training loss steps down by hundredths of a nat, as stripped documents are easier.',
    },
    {
      metric: 'slice-ece',
      direction: 'none',
      text: 'The calibration of the slice stays: the model does worse and knows it.',
    },
    { metric: 'gradient-norm', direction: 'none', text: 'Gradient norm and update/weight ratio do not notice.' },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ sources }) => (sources.length < 2 ? 'there is only one source' : null),
  places: ({ sources }) => sources.filter(({ weight }) => weight <= LARGEST_WEIGHT).map(({ id }) => id),
  create({ dose, scenario, where }) {
    const { share } = dose as { share: number };
    const stripped = scenario.sources.findIndex(({ id }) => id === where);
    return {
      untaught(shares) {
        shares[stripped] = 1 - (1 - shares[stripped]!) * (1 - share);
      },
    };
  },
} satisfies Fault;
