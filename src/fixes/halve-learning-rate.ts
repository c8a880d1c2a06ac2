import { type Fix, RESTART_HOURS } from '../lab/fix.js';

export default {
  meta: {
    id: 'halve-learning-rate',
    name: 'Halve the learning rate',
    summary: 'Multiply the learning rate by ½ from here on.',
  },
  repairs: [],
  from: 'here',
  hours: RESTART_HOURS,
  hooks: { learningRate: (rate) => rate / 2 },
} satisfies Fix;
