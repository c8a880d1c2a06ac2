import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'dead-units',
    name: 'Dead units after a burst',
    family: 'optimization',
    part: 'schedule',
    harm: 'loss',
    skills: ['A2', 'A5'],
    summary: 'One to three huge steps push the weights so far that many units answer to no input any more.',
    remedy: 'Go back to the checkpoint before the burst: units that are dead get no gradient and seldom return.',
    confusableWith: ['lr-spike', 'corrupt-batches'],
    sources: [
      'Recorded classifier: × 400 for 3 steps, accuracy −.07 and weight norm × 1.56 at the end',
      'Lu et al. 2019, Dying ReLU and Initialization',
    ],
  },
  dose: {
    factor: { description: 'factor on the learning rate', from: 100, to: 400, scale: 'log', min: 1, max: 10_000 },
    steps: {
      description: 'length of the burst in steps',
      from: 1,
      to: 3,
      scale: 'linear',
      integer: true,
      min: 1,
      max: 100,
    },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'For one to three steps the update/weight ratio is hundreds of times the planned one, an update as large as the weights.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The loss is thrown back by nats within a step, then falls again along a curve like that of a new run.',
    },
    { metric: 'weight-norm', direction: 'up', text: 'The weight norm steps up and stays.' },
    {
      metric: 'slice-accuracy',
      direction: 'down',
      text: 'Every slice loses accuracy, after a severe burst for the rest of the window.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { factor, steps } = dose as { factor: number; steps: number };
    return { learningRate: (rate, { sinceOnset }) => (sinceOnset < steps ? rate * factor : rate) };
  },
} satisfies Fault;
