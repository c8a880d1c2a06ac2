import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'mix-shift',
    name: 'Mixture weight jumps',
    family: 'data',
    part: 'mixture',
    harm: 'loss',
    skills: ['A3', 'B5', 'C3'],
    summary: 'The sampling weight of one source jumps, by a mistake in a configuration or in the sampler.',
    remedy: 'Restore the weights and continue; what the other sources lost is learned again within some hundred steps.',
    confusableWith: [
      'benign-mix-change',
      'mix-contamination',
      'eval-contamination',
      'unshuffled-data',
      'domain-starvation',
    ],
    sources: [
      'Recorded runs: 70 and 97 % of the batch move to one domain of five, 40 and 95 % to one slice of four',
      'GLM-130B: the run broke off within a hundred steps of an abrupt change of data',
    ],
  },
  dose: {
    added: {
      description: 'share of the batch that moves to the source',
      from: 0.1,
      to: 0.95,
      scale: 'linear',
      min: 0,
      max: 1,
    },
  },
  signature: [
    { metric: 'slice-loss', direction: 'down', text: 'The evaluation loss of the favoured source falls.' },
    {
      metric: 'slice-loss',
      direction: 'up',
      text: 'The evaluation losses of all others rise at the same time.',
    },
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The training loss steps up or down with the difficulty of the source.',
    },
    { metric: 'update-ratio', direction: 'none', text: 'The update/weight ratio does not keep a change.' },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ sources }) => (sources.length < 2 ? 'there is only one source' : null),
  places: ({ sources }) => sources.map(({ id }) => id),
  create({ dose, scenario, where }) {
    const { added } = dose as { added: number };
    const favoured = scenario.sources.findIndex(({ id }) => id === where);
    return {
      mixture(weights) {
        for (let d = 0; d < weights.length; d++) weights[d]! *= 1 - added;
        weights[favoured]! += added;
      },
    };
  },
} satisfies Fault;
