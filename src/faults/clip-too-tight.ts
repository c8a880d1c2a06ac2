import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'clip-too-tight',
    name: 'Gradient clipped too tightly',
    family: 'optimization',
    part: 'optimizer',
    harm: 'loss',
    skills: ['A2'],
    summary:
      'The clipping threshold lies far below the usual gradient norm, so that every gradient is cut to one length.',
    remedy: 'Put the threshold back, near the 90th percentile of the norm, and continue.',
    confusableWith: ['adam-step-reset', 'epsilon-too-large', 'lr-decay-early'],
    sources: [
      'Godbole et al. 2023, Deep Learning Tuning Playbook: clipping half of all steps is already extreme; the 90th percentile of the norm is where to start',
      'Kingma & Ba 2015: steps of Adam do not depend on the scale of the gradient, once its second moment knows it',
    ],
  },
  dose: {
    factor: { description: 'factor on the clipping threshold', from: 0.1, to: 0.001, scale: 'log', min: 1e-9, max: 1 },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'The update/weight ratio dips within tens of steps and comes back when the second moment has forgotten the longer gradients, deaf to outliers of the norm from then on.',
    },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The logged norm, taken before clipping, is what it always was.',
    },
    { metric: 'learning-rate', direction: 'none', text: 'The logged rate is the planned one.' },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { factor } = dose as { factor: number };
    return {
      optimizer(settings) {
        settings.clip *= factor;
      },
    };
  },
} satisfies Fault;
