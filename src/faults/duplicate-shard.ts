import type { Fault } from '../run/fault.js';

/** Length of the mildest loop, in batches. */
const LONGEST = 96;

export default {
  meta: {
    id: 'duplicate-shard',
    name: 'Loader repeats a few shards',
    family: 'data',
    part: 'loader',
    harm: 'loss',
    skills: ['D1'],
    summary: 'The data loader serves the same few batches again and again.',
    remedy: 'Restart the loader from the right position and rewind to the checkpoint before the loop.',
    confusableWith: [
      'calibration-drift',
      'eval-contamination',
      'unshuffled-data',
      'lr-decay-early',
      'loader-rewind',
      'overfit-repeat',
      'healthy',
    ],
    sources: [
      'Recorded runs: a loader stuck on 32 and on 4 batches',
      'Zhang et al. 2022 (OPT-175B): duplicated documents made the perplexity too good to be true',
    ],
  },
  dose: {
    batches: {
      description: 'batches that come round again',
      from: LONGEST,
      to: 8,
      scale: 'log',
      integer: true,
      min: 2,
      max: 4096,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'For one whole cycle nothing happens; then the training loss falls below its trend.',
    },
    { metric: 'slice-loss', direction: 'up', text: 'The evaluation loss rises and the slices become over-confident.' },
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'The update/weight ratio falls, as the noise of few batches cancels; the gradient norm rises first.',
    },
    { metric: 'loss-period', direction: 'up', text: 'The noise of the loss repeats with the length of the loop.' },
  ],
  onsetShare: [0.15, 0.6],
  excludedFrom: ({ memory: { epochBatches } }) =>
    epochBatches !== null && epochBatches <= LONGEST
      ? `an epoch has only ${epochBatches} batches, no more than a mild loop`
      : null,
  places: () => [],
  create({ dose }) {
    const { batches } = dose as { batches: number };
    return {
      replay(replay) {
        replay.batches = batches;
        replay.shuffled = false;
      },
    };
  },
} satisfies Fault;
