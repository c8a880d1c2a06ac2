import type { Fault } from '../run/fault.js';

/** Steps in which a rewarmed rate comes back to the planned one. */
const REWARMED_STEPS = 1000;

export default {
  meta: {
    id: 'curriculum-cliff',
    name: 'Data stage without a ramp',
    family: 'data',
    part: 'mixture',
    harm: 'loss',
    skills: ['A3', 'A2'],
    summary:
      'The next data stage is switched on in one step, and with it a rewarmed learning rate, both without a ramp.',
    remedy: 'Go back to before the switch and ramp data and rate over some 2,000 steps.',
    confusableWith: ['mix-shift', 'benign-mix-change', 'lr-spike', 'mix-contamination'],
    sources: [
      'GLM-130B log, iteration 22,800: other data at once, NaN within a hundred steps, with cleaner data too; a ramp of 2,000 steps for data and rate cured it',
      'Recorded runs: a mixture weight jumps, the other slices rise by .11 and .30 nats',
    ],
  },
  dose: {
    added: {
      description: 'share of the batch that moves to the favoured source',
      from: 0.1,
      to: 0.4,
      scale: 'linear',
      min: 0,
      max: 0.9,
    },
    factor: {
      description: `factor on the learning rate at the switch; it comes back in a line over ${REWARMED_STEPS} steps`,
      from: 1.5,
      to: 4,
      scale: 'log',
      min: 1,
      max: 50,
    },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio jumps by the factor and comes down for a thousand steps.',
    },
    {
      metric: 'slice-loss',
      direction: 'up',
      text: 'All slices but the favoured one rise by tenths of a nat from the next evaluation on.',
    },
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The loss steps up or down with the difficulty of the favoured source and then climbs for a hundred steps; near the edge of stability it runs away by whole nats.',
    },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The gradient norm moves by a few per cent, unless the loss runs away: then it goes first.',
    },
    { metric: 'weight-norm', direction: 'up', text: 'The weight norm grows while the rate is high.' },
  ],
  onsetShare: [0.15, 0.7],
  excludedFrom: ({ memory, sources }) =>
    memory.epochBatches !== null
      ? 'one data set comes round in epochs, so that there are no data stages'
      : sources.length < 2
        ? 'there is only one source'
        : null,
  places: ({ sources }) => sources.filter(({ weight }) => weight <= 0.3).map(({ id }) => id),
  create({ dose, scenario, where }) {
    const { added, factor } = dose as { added: number; factor: number };
    const favoured = scenario.sources.findIndex(({ id }) => id === where);
    return {
      mixture(weights) {
        for (let d = 0; d < weights.length; d++) weights[d]! *= 1 - added;
        weights[favoured]! += added;
      },
      learningRate: (rate, { sinceOnset }) => rate * (1 + (factor - 1) * Math.max(0, 1 - sinceOnset / REWARMED_STEPS)),
    };
  },
} satisfies Fault;
