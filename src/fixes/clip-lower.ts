import { type Fix, RESTART_HOURS } from '../lab/fix.js';

export default {
  meta: {
    id: 'clip-lower',
    name: 'Clip at a quarter',
    summary: 'Divide the clipping threshold of the gradient norm by 4 from here on.',
  },
  repairs: [],
  from: 'here',
  hours: RESTART_HOURS,
  hooks: {
    optimizer(settings) {
      settings.clip /= 4;
    },
  },
} satisfies Fix;
