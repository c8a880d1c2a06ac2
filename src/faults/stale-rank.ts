import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'stale-rank',
    name: 'Stale ranks',
    family: 'systems',
    part: 'nodes',
    harm: 'loss',
    skills: ['D2'],
    summary: 'Some data-parallel ranks send the gradient they had at the onset, at every step.',
    remedy:
      'Restart the ranks and rewind to the checkpoint before the onset: what they did to the weights does not heal.',
    confusableWith: ['lr-spike', 'dead-rank', 'label-noise', 'missing-allreduce'],
    sources: [
      'Recorded runs: 1 and 4 of 8 ranks repeat one gradient; evaluation loss +.60 and +1.2, and no healing after repair',
      'TrainCheck (jxmnop): ranks that were not reduced; the loss falls, then rises while the gradient norm does not follow',
    ],
  },
  dose: {
    share: { description: 'share of the ranks, at least one', from: 0.02, to: 0.25, scale: 'log', min: 0, max: 1 },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The training loss does not step: it rises from the onset on, and goes on rising.',
    },
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio rises within ten steps, as part of every update points the same way.',
    },
    {
      metric: 'weight-norm',
      direction: 'up',
      text: 'The weights march in that direction: their norm climbs without end.',
    },
    { metric: 'slice-loss', direction: 'up', text: 'Every slice loses at the same time.' },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The gradient norm hardly moves at the onset, and falls only when the weights have grown.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ batch }) => (batch.ranks < 2 ? 'there is only one rank' : null),
  places: () => [],
  create({ dose, scenario }) {
    const { share } = dose as { share: number };
    const stale = Math.max(1, Math.round(share * scenario.batch.ranks));
    return {
      ranks(state) {
        state.stale += stale;
      },
    };
  },
} satisfies Fault;
