import { type Fix, RESTART_HOURS } from '../lab/fix.js';

export default {
  meta: {
    id: 'start-over',
    name: 'Initialise again and start over',
    summary: 'Correct the initialisation and train again from the first step.',
  },
  repairs: ['initialization'],
  from: 'start',
  hours: 2 * RESTART_HOURS,
} satisfies Fix;
