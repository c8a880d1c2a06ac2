import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'gradient-sum',
    name: 'Gradients summed instead of averaged',
    family: 'systems',
    part: 'communication',
    harm: 'loss',
    skills: ['D2'],
    summary: 'The all-reduce adds the gradients of a group of ranks instead of averaging them.',
    remedy: 'Use the mean in the all-reduce; the run itself needs no rewind under AdamW.',
    confusableWith: [
      'lr-spike',
      'optimizer-state-reset',
      'dead-rank',
      'label-noise',
      'missing-allreduce',
      'accumulation-misnormalized',
      'healthy',
    ],
    sources: [
      'Recorded runs: SUM over 8 ranks multiplies the gradient norm by exactly 8',
      'Accumulation reports with the same arithmetic (axolotl issue 2262; unsloth-zoo issue 1023)',
    ],
  },
  dose: {
    ranks: {
      description: 'ranks whose gradients are summed',
      from: 2,
      to: 8,
      scale: 'log',
      integer: true,
      min: 1,
      max: 4096,
    },
  },
  signature: [
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'The logged gradient norm (before clipping) is multiplied by the number of ranks at one step and stays there.',
    },
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio rises for tens of steps while the second moment adapts (longer where β₂ is larger), then returns.',
    },
    { metric: 'train-loss', direction: 'none', text: 'The loss hardly moves: AdamW divides the factor out.' },
  ],
  onsetShare: [0.2, 0.75],
  onResume: true,
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { ranks } = dose as { ranks: number };
    return { reduction: (factor) => factor * ranks };
  },
} satisfies Fault;
