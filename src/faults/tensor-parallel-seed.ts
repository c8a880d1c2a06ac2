import type { Fault } from '../run/fault.js';

/** A model of fewer parameters fits on one accelerator, if need be in parts that are gathered, so that nobody splits its tensors. */
const SMALLEST = 1e10;

export default {
  meta: {
    id: 'tensor-parallel-seed',
    name: 'One seed on all tensor-parallel ranks',
    family: 'systems',
    part: 'initialization',
    harm: 'loss',
    skills: ['D2', 'D5'],
    summary:
      'The ranks that share a tensor draw its parts from the same random seed, so that many of its weights are copies of each other.',
    remedy: 'Offset the seed by the tensor-parallel rank, and start again: what is equal from the start stays alike.',
    confusableWith: ['healthy', 'rank-data-duplication', 'init-scale-too-large', 'lr-too-high'],
    sources: [
      'SmolLM3 training report: loss and evaluations improved as they should, but at a trillion tokens 3 B were behind 1.7 B of the run before; the seed was the same on both ranks',
      'Hoffmann et al. 2022, Chinchilla, approach 3: 406.4 · N^−.34 nats are lost to a finite number of parameters',
    ],
  },
  dose: {
    distinct: {
      description: 'share of the parameters that differ from each other: 1/2 with two ranks of one seed, 1/4 with four',
      from: 0.5,
      to: 0.25,
      scale: 'log',
      min: 0.01,
      max: 1,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The loss lies .04 to .09 nats above that of the earlier run from the first step on, and falls in parallel to it.',
    },
    { metric: 'slice-loss', direction: 'up', text: 'All slices are worse by the same amount.' },
    { metric: 'gradient-norm', direction: 'none', text: 'The gradient norm is that of the earlier run within 1 %.' },
    { metric: 'update-ratio', direction: 'none', text: 'The update/weight ratio is that of the earlier run.' },
    { metric: 'weight-norm', direction: 'none', text: 'The weight norm is that of the earlier run.' },
  ],
  onsetShare: null,
  excludedFrom: ({ parameters, task }) =>
    task !== 'language-model' || parameters < SMALLEST
      ? 'its tensors are not split among ranks, so that no two of them could draw the same part'
      : null,
  places: () => [],
  create({ dose }) {
    const { distinct } = dose as { distinct: number };
    return {
      initial(state) {
        state.distinct *= distinct;
      },
    };
  },
} satisfies Fault;
