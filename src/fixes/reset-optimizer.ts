import { type Fix, RESTART_HOURS } from '../lab/fix.js';

export default {
  meta: {
    id: 'reset-optimizer',
    name: 'Reset the state of the optimiser',
    summary: 'Start both moments and the count of steps anew here.',
  },
  repairs: [],
  from: 'here',
  hours: RESTART_HOURS,
  hooks: {
    optimizerState(change, { sinceOnset }) {
      if (sinceOnset > 0) return;
      change.momentsLost = true;
      change.stepsLost = true;
    },
  },
} satisfies Fix;
