import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'storage-stall',
    name: 'Storage falls behind',
    family: 'systems',
    part: 'storage',
    harm: 'throughput',
    skills: ['D1', 'D4'],
    summary: 'The data leave the cache bit by bit, and steps wait longer and longer for what has to be fetched.',
    remedy: 'Copy the data to local disks, or swap the loader, and continue: nothing that was learned is wrong.',
    confusableWith: ['straggler-node', 'healthy'],
    sources: [
      'SmolLM3, Smol Training Playbook: from 13.5–14 k tokens a second and GPU (to some 8 k by second-hand notes) within hours, as 24 TB were evicted from a cache',
      'SmolLM3, Smol Training Playbook: the drops went on with an index that grew with the planned steps; one node reproduced them',
    ],
  },
  dose: {
    wait: {
      description: 'time a step waits for data once nothing is cached, as a share of a planned step',
      from: 0.05,
      to: 0.9,
      scale: 'log',
      min: 0,
      max: 100,
    },
    steps: {
      description: 'steps after which 1/e of the cache is left',
      from: 500,
      to: 200,
      scale: 'log',
      min: 1,
      max: 100_000,
    },
  },
  signature: [
    {
      metric: 'throughput',
      direction: 'down',
      text: 'The throughput has no edge: it sinks for hundreds of steps and levels off.',
    },
    { metric: 'train-loss', direction: 'none', text: 'The loss of every step is what it would have been.' },
    { metric: 'gradient-norm', direction: 'none', text: 'So is the gradient norm: the data are right, and late.' },
    { metric: 'slice-loss', direction: 'none', text: 'Every slice is what it would have been.' },
  ],
  onsetShare: [0.1, 0.7],
  excludedFrom: () => null,
  places: () => [],
  create({ dose, scenario }) {
    const { wait, steps } = dose as { wait: number; steps: number };
    const longest = wait * scenario.cluster.stepSeconds;
    return {
      // A batch is waited for on top of whatever else holds the step up. What is read is drawn at random, so that the share
      // of it that is not cached any more is that of the whole.
      stepSeconds: (seconds, { sinceOnset }) => seconds + longest * (1 - Math.exp(-(sinceOnset + 1) / steps)),
    };
  },
} satisfies Fault;
