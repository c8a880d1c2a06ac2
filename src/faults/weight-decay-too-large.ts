import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'weight-decay-too-large',
    name: 'Weight decay too large',
    family: 'optimization',
    part: 'optimizer',
    harm: 'loss',
    skills: ['A4'],
    summary: 'The weight decay of AdamW is ten to a hundred times the planned one.',
    remedy:
      'Put the decay back, and rewind or lower the rate: short weights turn too fast until the norm has grown again.',
    confusableWith: ['lr-too-high', 'epsilon-too-large', 'stale-rank'],
    sources: [
      'Kosson et al. 2023, Rotational Equilibrium: decay and updates balance each other in the weight norm, which sets how fast weights turn',
      'Wan et al. 2020, Spherical Motion Dynamics: the norm tends to √(rate/(2 · decay)) behind a normalisation',
    ],
  },
  dose: {
    factor: { description: 'factor on the weight decay', from: 10, to: 100, scale: 'log', min: 1, max: 1e4 },
  },
  signature: [
    {
      metric: 'weight-norm',
      direction: 'down',
      text: 'The weight norm bends down at the onset and shrinks by rate · decay a step, until updates balance the decay.',
    },
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio climbs as the norm falls, by the inverse of it, at a planned rate.',
    },
    { metric: 'gradient-norm', direction: 'up', text: 'The gradient norm climbs with the ratio.' },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The training loss climbs slowly to a higher plateau, and the evaluation with it.',
    },
    { metric: 'slice-ece', direction: 'none', text: 'Confidence falls with accuracy, so that the ECE stays.' },
  ],
  onsetShare: [0.1, 0.6],
  excludedFrom: ({ optimizer }) => (optimizer.weightDecay === 0 ? 'the run has no weight decay' : null),
  places: () => [],
  create({ dose }) {
    const { factor } = dose as { factor: number };
    return {
      optimizer(settings) {
        // The penalty on the logit scale stays: it is one in the loss, while decoupled decay takes so small a share of the head
        // a step that what the loss asks for makes it good.
        settings.weightDecay *= factor;
      },
    };
  },
} satisfies Fault;
