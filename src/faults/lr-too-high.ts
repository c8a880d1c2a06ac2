import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'lr-too-high',
    name: 'Learning rate too high',
    family: 'optimization',
    part: 'schedule',
    harm: 'loss',
    skills: ['A2', 'E4'],
    summary: 'The whole schedule is multiplied, from the first step of the window on.',
    remedy: 'Restart with the planned peak; sweep the rate on a small proxy before the next long run.',
    confusableWith: ['lr-spike', 'warmup-missing', 'weight-decay-missing', 'weight-decay-too-large'],
    sources: [
      'Recorded runs: × 5 and × 20 of the tuned rate on a small transformer',
      'OPT-175B logbook, runs 12.43 and 12.45: the rate was lowered to two thirds of that of GPT-3',
    ],
  },
  dose: {
    factor: { description: 'factor on the learning rate', from: 2, to: 20, scale: 'log', min: 1, max: 100 },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio is multiplied at once, and sinks as the weights grow.',
    },
    {
      metric: 'weight-norm',
      direction: 'up',
      text: 'The weight norm climbs for hundreds of steps towards a new balance of noise and decay.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The loss settles above that of the planned rate, though where the window begins with a warm-up it is lower first.',
    },
    {
      metric: 'gradient-norm',
      direction: 'down',
      text: 'The gradient norm falls slowly, because the weights behind the normalisation are larger.',
    },
  ],
  onsetShare: null,
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { factor } = dose as { factor: number };
    return { learningRate: (rate) => rate * factor };
  },
} satisfies Fault;
