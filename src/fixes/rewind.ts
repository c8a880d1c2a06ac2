import { type Fix, RESTART_HOURS } from '../lab/fix.js';

/** A job that is deterministic does the same again; what helps is what is changed besides. */
export default {
  meta: {
    id: 'rewind',
    name: 'Rewind',
    summary: 'Go on from the last checkpoint before the trouble, with everything else as it is.',
  },
  repairs: [],
  from: 'checkpoint',
  hours: RESTART_HOURS,
} satisfies Fix;
