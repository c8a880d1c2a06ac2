import type { Fault } from '../run/fault.js';

/** The largest of the data sets that are too small, in batches. */
const LARGEST = 160;

export default {
  meta: {
    id: 'overfit-repeat',
    name: 'Too little data for the steps',
    family: 'data',
    part: 'data',
    harm: 'loss',
    skills: ['A4', 'C1'],
    summary: 'The data set is a small part of what was planned, and is shuffled and read again many times.',
    remedy: 'Add the files that are missing, or stop where the evaluation is best: more steps only learn by heart.',
    confusableWith: ['calibration-drift', 'duplicate-shard', 'eval-contamination', 'target-leak'],
    sources: [
      'Muennighoff et al. 2023: up to four passes over the data are nearly worth new data, further ones less and less',
      'Hernandez et al. 2022: a small share of the data, repeated often, costs a model as much as half of its size',
      'Stanford Alpaca fine-tuning logs: the train loss falls by 34 and 47 % at the first two epoch boundaries',
    ],
  },
  dose: {
    batches: {
      description: 'batches in the data set',
      from: LARGEST,
      to: 16,
      scale: 'log',
      integer: true,
      min: 2,
      max: 100_000,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'The training loss is a staircase: flat within a pass over the data, lower in each one that follows.',
    },
    {
      metric: 'slice-loss',
      direction: 'up',
      text: 'The evaluation loss turns and rises while the training loss falls.',
    },
    { metric: 'slice-accuracy', direction: 'down', text: 'Accuracy is lost on every slice, if less than the loss.' },
    { metric: 'slice-ece', direction: 'up', text: 'Answers learned by heart make the model too sure of the others.' },
    { metric: 'gradient-norm', direction: 'down', text: 'The gradient norm sinks, as what is known teaches little.' },
    {
      metric: 'update-ratio',
      direction: 'none',
      text: 'The update/weight ratio stays: batches are mixed anew in every pass, and their noise with them.',
    },
  ],
  onsetShare: null,
  excludedFrom: ({ memory: { epochBatches } }) =>
    epochBatches !== null && epochBatches <= LARGEST
      ? `the data set as planned has only ${epochBatches} batches`
      : null,
  places: () => [],
  create({ dose }) {
    const { batches } = dose as { batches: number };
    return {
      replay(replay) {
        replay.batches = batches;
        replay.shuffled = true;
      },
    };
  },
} satisfies Fault;
