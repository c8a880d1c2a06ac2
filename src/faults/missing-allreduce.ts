import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'missing-allreduce',
    name: 'All-reduce missing',
    family: 'systems',
    part: 'communication',
    harm: 'loss',
    skills: ['D2'],
    summary:
      'Gradients are not averaged any more, so that every rank trains a model of its own on its part of the batch.',
    remedy:
      'Call the module through its data-parallel wrapper again, and rewind: the ranks hold different weights by now.',
    confusableWith: ['gradient-sum', 'stale-rank', 'label-noise', 'batch-size-drop'],
    sources: [
      'TrainCheck (x-jxmnop-ddp-out-of-sync): the raw module was called; the loss fell to about step 150, then rose, and the gradient norm did not follow',
      'BLOOM-176B chronicles: weights that differed between ranks showed nothing in loss or norm for 13 days',
    ],
  },
  // The ranks are reduced or they are not: severity changes nothing.
  dose: {},
  signature: [
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'The norm, now of a single rank, steps up by nearly the root of their number, and stays flat behind the step.',
    },
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio swells until the second moment has followed, and is back.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The loss does not step: it turns round and climbs to the floor of a batch that is that much smaller.',
    },
    { metric: 'slice-loss', direction: 'up', text: 'Every slice loses by as much.' },
    {
      metric: 'loss-noise',
      direction: 'none',
      text: 'The loss is as noisy as ever, since it is still the mean over all ranks.',
    },
  ],
  onsetShare: [0.15, 0.75],
  excludedFrom: ({ batch }) => (batch.ranks < 2 ? 'there is only one rank' : null),
  places: () => [],
  create: () => ({
    ranks(state) {
      state.drifting = true;
    },
  }),
} satisfies Fault;
