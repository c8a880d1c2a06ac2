import type { Fault } from '../run/fault.js';

/** Steps in which the clock of the accelerator sinks: BLOOM-176B went from 105.2 to 111.1 s between iterations 42,781 and 42,784. */
const SINKING = 3;

export default {
  meta: {
    id: 'straggler-node',
    name: 'One slow accelerator',
    family: 'systems',
    part: 'nodes',
    harm: 'throughput',
    skills: ['D4'],
    summary: 'One accelerator gets slower, and at every step all the others wait for it.',
    remedy: 'Halve the nodes until the slow one is found and replace it; the run itself is sound.',
    confusableWith: ['storage-stall', 'healthy'],
    sources: [
      'BLOOM-176B chronicles: 105.2 to 111.1 s an iteration within three iterations and for good, by one GPU; loss and gradient norm untouched',
      'Llama 3 405B: 6 of 419 unplanned interruptions in 54 days were thermal, 148 of the accelerator',
    ],
  },
  dose: {
    added: {
      description: 'time a step takes longer, as a share of what it took',
      from: 0.015,
      to: 0.5,
      scale: 'log',
      min: 0,
      max: 100,
    },
  },
  signature: [
    {
      metric: 'throughput',
      direction: 'down',
      text: 'The throughput drops within three steps and stays on its new level.',
    },
    { metric: 'train-loss', direction: 'none', text: 'The loss of every step is what it would have been.' },
    { metric: 'gradient-norm', direction: 'none', text: 'So is the gradient norm: what is waited for is right.' },
    { metric: 'slice-loss', direction: 'none', text: 'Every slice is what it would have been.' },
  ],
  onsetShare: [0.1, 0.85],
  excludedFrom: ({ batch }) => (batch.ranks < 2 ? 'there is only one accelerator, which nobody waits for' : null),
  places: () => [],
  create({ dose }) {
    const { added } = dose as { added: number };
    return {
      // A synchronous step is as long as that of the slowest rank.
      stepSeconds: (seconds, { sinceOnset }) => seconds * (1 + added * Math.min(1, (sinceOnset + 1) / SINKING)),
    };
  },
} satisfies Fault;
