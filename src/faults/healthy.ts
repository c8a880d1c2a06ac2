import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'healthy',
    name: 'Healthy run',
    family: 'control',
    part: 'chance',
    skills: ['C5', 'E2'],
    summary: 'Nothing is broken: noise, hard batches, planned changes and the schedule explain all of it.',
    remedy: 'Leave the run alone and keep watching.',
    confusableWith: [
      'lr-decay-early',
      'lr-decay-missing',
      'warmup-missing',
      'eval-format-mismatch',
      'eval-contamination',
      'dead-rank',
    ],
    sources: ['BLOOM-176B chronicles, iterations 31,214–31,251: a spike that healed by itself'],
  },
  dose: {},
  signature: [
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The training loss stays on the trend of the earlier run; its noise is the noise of the data.',
    },
    { metric: 'update-ratio', direction: 'none', text: 'The update/weight ratio follows the planned learning rate.' },
  ],
  onsetShare: null,
  excludedFrom: () => null,
  places: () => [],
  create: () => ({}),
} satisfies Fault;
