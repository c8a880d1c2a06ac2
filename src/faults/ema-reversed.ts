import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'ema-reversed',
    name: 'Averaged weights hardly follow',
    family: 'evaluation',
    part: 'evaluation',
    harm: 'evaluation',
    skills: ['C1'],
    summary: 'The decay of the averaged weights is applied wrongly, so that the average hardly takes up new weights.',
    remedy:
      'Evaluate the weights that train, correct the decay, and start the average again from them; training was never touched.',
    confusableWith: ['update-noop', 'eval-dropout-on', 'lr-decay-early', 'healthy'],
    sources: [
      'Marin 8B retrospective: the direction of the average was reversed, there so that it equalled the weights that train; a healthy gap is .015 to .017 bits a byte',
      'Polyak & Juditsky 1992, Acceleration of Stochastic Approximation by Averaging',
    ],
  },
  dose: {
    horizon: {
      description: 'steps over which the weights are averaged',
      from: 2000,
      to: 20_000,
      scale: 'log',
      min: 1,
      max: 1e6,
    },
  },
  signature: [
    {
      metric: 'slice-loss',
      direction: 'up',
      text: 'The evaluation of all slices flattens and falls behind that of the earlier run by thousandths of a nat in some hundred steps, and ever more.',
    },
    { metric: 'train-loss', direction: 'none', text: 'The train loss goes on falling as if nothing were wrong.' },
    { metric: 'update-ratio', direction: 'none', text: 'The weights that train move as planned.' },
  ],
  // It needs time to fall behind.
  onsetShare: [0.05, 0.35],
  excludedFrom: ({ evaluation }) =>
    evaluation.averagedSteps === null ? 'the weights that train are evaluated, not an average of them' : null,
  places: () => [],
  create({ dose }) {
    const { horizon } = dose as { horizon: number };
    return { averaging: () => 1 - 1 / horizon };
  },
} satisfies Fault;
