import { type Fix, RESTART_HOURS } from '../lab/fix.js';

export default {
  meta: {
    id: 'reload-completely',
    name: 'Load the checkpoint completely',
    summary:
      'Repair what loads a checkpoint, and go on from the last one before the trouble with everything that it holds.',
  },
  repairs: ['checkpoint'],
  from: 'checkpoint',
  hours: 2 * RESTART_HOURS,
} satisfies Fix;
