import type { Fault } from '../run/fault.js';

/** Least penalty that holds anything within a run, as a share of the noise of the gradient it is added to. */
const WEAK = 0.1;

export default {
  meta: {
    id: 'calibration-drift',
    name: 'Calibration drift',
    family: 'objective',
    part: 'loss',
    harm: 'calibration',
    skills: ['B4', 'C2'],
    summary: 'What held the logit scale (decay of the head, z-loss) is switched off while the data are repeated.',
    remedy:
      'Put the penalty back and continue; temperature scaling after the run repairs the confidence but not the cause.',
    confusableWith: [
      'duplicate-shard',
      'weight-decay-missing',
      'eval-temperature-wrong',
      'label-noise',
      'eval-format-mismatch',
      'overfit-repeat',
    ],
    sources: [
      'Guo et al. 2017, On Calibration of Modern Neural Networks',
      'Recorded classifier runs without weight decay and without decay of the learning rate',
    ],
  },
  dose: {
    removed: {
      description: 'share of the penalty on the logit scale that is removed',
      from: 0.6,
      to: 1,
      scale: 'linear',
      min: 0,
      max: 1,
    },
  },
  signature: [
    {
      metric: 'slice-ece',
      direction: 'up',
      text: 'The ECE of every slice climbs with a positive gap: confidence above accuracy.',
    },
    { metric: 'slice-loss', direction: 'up', text: 'The evaluation loss rises while the accuracy stays flat.' },
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'The training loss goes on falling: memorised examples reward confidence.',
    },
    { metric: 'slice-accuracy', direction: 'none', text: 'The accuracy does not move.' },
  ],
  onsetShare: [0.15, 0.5],
  excludedFrom: ({ memory, calibration, batch }) =>
    memory.epochBatches === null
      ? 'the data are never repeated, so nothing drives the logit scale up'
      : calibration.penalty * Math.sqrt(batch.size) < WEAK * calibration.noise
        ? 'what holds the logit scale is so weak against the noise of its gradient that nobody would miss it within the run'
        : null,
  places: () => [],
  create({ dose }) {
    const { removed } = dose as { removed: number };
    return { logitPenalty: (weight) => weight * (1 - removed) };
  },
} satisfies Fault;
