import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'eval-contamination',
    name: 'Evaluation items in the training data',
    family: 'evaluation',
    part: 'data',
    harm: 'evaluation',
    skills: ['C1', 'C5'],
    summary: 'Items of one evaluation slice enter the training data.',
    remedy: 'Remove the items by n-gram overlap, report the slice on a fresh hold-out, and continue the run.',
    confusableWith: ['mix-shift', 'eval-format-mismatch', 'duplicate-shard', 'healthy'],
    sources: [
      'Marin 32B retrospective: the test set of GSM8K in a cached mixture, 22 points worse in another prompt format',
      'Recorded runs: 5 and 30 % of the batch are items of one slice, beside a fresh hold-out of it',
    ],
  },
  dose: {
    share: {
      description: 'share of the batch that is those items',
      from: 0.0006,
      to: 0.2,
      scale: 'log',
      min: 0,
      max: 1,
    },
  },
  signature: [
    {
      metric: 'slice-loss',
      direction: 'down',
      text: 'The loss of one slice falls out of line with everything else, as its items are learned by heart.',
    },
    {
      metric: 'slice-accuracy',
      direction: 'up',
      text: 'Its accuracy climbs far past what the model can do elsewhere.',
    },
    {
      metric: 'slice-ece',
      direction: 'up',
      text: 'It gets under-confident: the items are right more often than the model says.',
    },
    {
      metric: 'update-ratio',
      direction: 'none',
      text: 'The update/weight ratio hardly moves; the gradient norm rises a little at severe doses.',
    },
  ],
  onsetShare: [0.2, 0.7],
  excludedFrom: () => null,
  places: ({ sources }) => sources.map(({ id }) => id),
  create({ dose, scenario, where }) {
    const { share } = dose as { share: number };
    const slice = scenario.sources.findIndex(({ id }) => id === where);
    return {
      // The items are data of the slice, so the mixture moves with them.
      mixture(weights) {
        for (let d = 0; d < weights.length; d++) weights[d]! *= 1 - share;
        weights[slice]! += share;
      },
      contamination(shares) {
        shares[slice]! += share;
      },
    };
  },
} satisfies Fault;
