import { type Fix, RESTART_HOURS } from '../lab/fix.js';

/**
 * What PaLM did at each of some twenty spikes: about 100 steps back, and past 200 to 500 batches (Chowdhery et al. 2022,
 * section 5.1). The batches were sound; together with that state of the weights they were not.
 */
export default {
  meta: {
    id: 'rewind-and-skip',
    name: 'Rewind and skip the batches',
    summary: 'Go on from the last checkpoint before the trouble, with other batches.',
  },
  repairs: ['chance'],
  from: 'checkpoint',
  hours: RESTART_HOURS,
  reorders: true,
} satisfies Fix;
