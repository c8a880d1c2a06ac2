import type { Feature } from '../feature.js';

/** Share of the run after its loss stopped being a number. */
export default [
  {
    id: 'train-loss/not-a-number',
    panel: 'train-loss',
    absolute: false,
    unit: 0.05,
    read: (look) => {
      const loss = look.line('train-loss');
      return loss === undefined ? Number.NaN : 1 - loss.count(0, look.rows) / look.rows;
    },
  },
  {
    id: 'train-loss/onset-share',
    panel: 'train-loss',
    absolute: false,
    unit: 0.05,
    read: (look) => look.onset.row / look.rows,
  },
  {
    id: 'train-loss/onset-evidence',
    panel: 'train-loss',
    absolute: false,
    unit: 0.05,
    read: (look) => Math.log(1 + look.onset.evidence[look.onset.row]!),
  },
] satisfies readonly Feature[];
