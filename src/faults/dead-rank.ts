import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'dead-rank',
    name: 'Dead ranks',
    family: 'systems',
    part: 'nodes',
    harm: 'loss',
    skills: ['D2'],
    summary: 'Some data-parallel ranks contribute zeros to the mean gradient.',
    remedy: 'Replace the ranks and continue; what was lost is their share of the data.',
    confusableWith: ['benign-batch-change', 'stale-rank', 'gradient-sum', 'batch-size-drop', 'healthy'],
    sources: [
      'Recorded runs: 1 and 4 of 8 ranks send zeros; norm × .90 and × .62',
      'Llama 3 405B: 419 unplanned interruptions in 54 days, most of them of hardware',
    ],
  },
  dose: {
    share: { description: 'share of the ranks, at least one', from: 0.02, to: 0.5, scale: 'log', min: 0, max: 1 },
  },
  signature: [
    {
      metric: 'gradient-norm',
      direction: 'down',
      text: 'The gradient norm steps down and stays there: by the share of the ranks where signal rules, by half of it where noise does.',
    },
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'The update/weight ratio dips until the second moment has followed, and is back.',
    },
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The training loss hardly moves: it is the mean over all ranks, the dead ones as well.',
    },
    {
      metric: 'loss-noise',
      direction: 'none',
      text: 'The loss is as noisy as ever, which it would not be with a smaller batch.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ batch }) => (batch.ranks < 2 ? 'there is only one rank' : null),
  places: () => [],
  create({ dose, scenario }) {
    const { share } = dose as { share: number };
    const dead = Math.max(1, Math.round(share * scenario.batch.ranks));
    return {
      ranks(state) {
        state.silent += dead;
      },
    };
  },
} satisfies Fault;
