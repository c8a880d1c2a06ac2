import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'rank-data-duplication',
    name: 'Ranks read the same data',
    family: 'systems',
    part: 'loader',
    harm: 'loss',
    skills: ['D2', 'D5'],
    summary: 'Data-parallel ranks read the same part of the data where each should have one of its own.',
    remedy:
      'Give the sampler the rank and the number of ranks again, and count what was read from then on as read once.',
    confusableWith: ['batch-size-drop', 'gradient-sum', 'dead-rank', 'label-noise'],
    sources: [
      'icefall issue 1616: identical batches on all accelerators of a node, until the sampler was told the rank and their number',
      'McCandlish et al. 2018: the noise of a gradient is inverse to the number of different examples in a batch',
    ],
  },
  dose: {
    share: {
      description: 'ranks that read the same part, as a share of all, at least two',
      from: 0.03,
      to: 1,
      scale: 'log',
      min: 0,
      max: 1,
    },
  },
  signature: [
    {
      metric: 'loss-noise',
      direction: 'up',
      text: 'The noise of the loss rises at one step by the root of the number of ranks that read the same.',
    },
    { metric: 'gradient-norm', direction: 'up', text: 'The gradient norm, nearly all noise, rises by the same root.' },
    { metric: 'slice-loss', direction: 'up', text: 'Every slice gets worse and stays so: weights tremble more.' },
    {
      metric: 'throughput',
      direction: 'none',
      text: 'The throughput does not notice: as many tokens are read as ever, only not as many different ones.',
    },
    { metric: 'weight-norm', direction: 'none', text: 'The weight norm hardly moves.' },
  ],
  onsetShare: [0.2, 0.75],
  onResume: true,
  excludedFrom: ({ batch }) => (batch.ranks < 2 ? 'there is only one rank' : null),
  places: () => [],
  create({ dose, scenario: { batch, memory } }) {
    const { share } = dose as { share: number };
    const copies = Math.max(2, Math.round(share * batch.ranks));
    return {
      ranks(state) {
        state.copies *= copies;
      },
      replay(replay) {
        // An epoch has as many steps as before, and what the other ranks should have read is in none of them.
        if (memory.epochBatches !== null) replay.unique /= copies;
      },
    };
  },
} satisfies Fault;
