import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'unshuffled-data',
    name: 'Unshuffled data',
    family: 'data',
    part: 'loader',
    harm: 'loss',
    skills: ['A3', 'D1'],
    summary: 'Batches of one source come in blocks, one source after the other.',
    remedy: 'Shuffle across sources and start again from the checkpoint before the window.',
    confusableWith: ['duplicate-shard', 'mix-contamination', 'mix-shift', 'train-tokenizer-mismatch'],
    sources: [
      'SmolLM3: a noisier loss after the loader was swapped, as sequences were not shuffled within the batch',
      'Recorded runs: five domains in blocks of 40 and 240 batches',
    ],
  },
  dose: {
    block: {
      description: 'batches of one source in a row',
      from: 10,
      to: 100,
      scale: 'log',
      integer: true,
      min: 1,
      max: 100_000,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The training loss is a staircase: a level for every source, the same levels in every round.',
    },
    {
      metric: 'slice-loss',
      direction: 'up',
      text: 'The slices take turns: each is best at the end of its own block and forgets during the others.',
    },
    { metric: 'weight-norm', direction: 'none', text: 'The weight norm does not move.' },
  ],
  onsetShare: null,
  excludedFrom: ({ sources }) => (sources.length < 2 ? 'there is only one source' : null),
  places: () => [],
  create({ dose, scenario }) {
    const { block } = dose as { block: number };
    const { length } = scenario.sources;
    return {
      mixture(weights, { sinceOnset }) {
        weights.fill(0);
        weights[Math.floor(sinceOnset / block) % length] = 1;
      },
    };
  },
} satisfies Fault;
