import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'fp16-scale-collapse',
    name: 'Loss scale collapses',
    family: 'systems',
    part: 'precision',
    harm: 'loss',
    skills: ['D3', 'A2'],
    summary:
      'The gradient of one direction becomes many times the usual and stays so: fp16 overflows, the loss scale is halved again and again, and what steps are left run away.',
    remedy:
      'Rewind before the first overflow and tame the gradient that grew, as shrinking that of the embedding did, or train in bf16.',
    confusableWith: ['benign-spike', 'init-scale-too-large', 'corrupt-batches', 'attention-logit-growth'],
    sources: [
      'GLM-130B log, iteration 33,710: the loss scale collapses thirty steps before the loss explodes; again at 35,250',
      'Zeng et al. 2023, GLM-130B: gradients of the embedding orders of magnitude above the others; shrinking them cured it',
      'OPT-175B logbook, runs 11.x: gradient norms explode and the loss scale underflows',
    ],
  },
  dose: {
    norms: {
      description: 'what every batch from the onset on pushes along the direction, in usual gradient norms',
      from: 8,
      to: 1000,
      scale: 'log',
      min: 0,
      max: 1e6,
    },
  },
  signature: [
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'The gradient norm jumps by a factor of three to a thousand and stays there.',
    },
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'Steps are skipped, one to ten in a row, each with a line in the log that halves the loss scale.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'Only after them the loss explodes, by nearly four nats, and does not come back.',
    },
    {
      metric: 'slice-loss',
      direction: 'up',
      text: 'All slices are as lost, at the pace at which the evaluated weights are averaged.',
    },
  ],
  onsetShare: [0.2, 0.85],
  excludedFrom: ({ instability, numerics }) =>
    numerics.lossScale === null
      ? 'the gradients have no loss scale'
      : instability === null
        ? 'this run has no direction along which it could run away'
        : null,
  places: () => [],
  create({ dose, scenario }) {
    const { norms } = dose as { norms: number };
    // Excluded where there is none.
    const { noise, shared } = scenario.instability!;
    const push = (norms * shared) / noise;
    return { push: (noises) => noises + push };
  },
} satisfies Fault;
