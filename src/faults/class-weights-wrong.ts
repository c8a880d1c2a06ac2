import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'class-weights-wrong',
    name: 'Wrong class weights',
    family: 'objective',
    part: 'loss',
    harm: 'loss',
    skills: ['B1', 'B5', 'C3', 'C4'],
    summary: 'Some classes weigh many times too much in the training loss, and the weights are not normalised.',
    remedy:
      'Weigh by what the evaluation counts, normalise to a mean of one, and continue; the biases of the head move back by themselves.',
    confusableWith: ['label-noise', 'gradient-sum', 'mix-shift', 'eval-temperature-wrong', 'domain-starvation'],
    sources: [
      'Saerens et al. 2002: a changed prior multiplies the posterior odds',
      'Recorded runs: one of ten classes × 10 in a classifier',
    ],
  },
  dose: {
    factor: { description: 'weight of the heavy classes', from: 2, to: 15, scale: 'log', min: 1, max: 1000 },
    share: {
      description: 'share of the examples whose class is heavy',
      from: 0.1,
      to: 0.1,
      scale: 'linear',
      min: 0.001,
      max: 0.9,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The training loss steps up by the mean weight and comes down again as the head gives in.',
    },
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'The gradient norm grows by the root mean square of the weights, and stays.',
    },
    {
      metric: 'slice-accuracy',
      direction: 'down',
      text: 'Every slice loses a few points of accuracy: doubtful cases go to the heavy classes.',
    },
    {
      metric: 'slice-ece',
      direction: 'up',
      text: 'Answers for heavy classes are said too surely, the others too timidly; the ECE rises.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ task }) => (task === 'language-model' ? 'every token weighs alike in this job' : null),
  places: () => [],
  create({ dose }) {
    const { share, factor } = dose as { share: number; factor: number };
    return {
      weighing(state) {
        state.share = share;
        state.factor *= factor;
      },
    };
  },
} satisfies Fault;
