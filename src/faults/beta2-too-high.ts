import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'beta2-too-high',
    name: 'Second moment too slow',
    family: 'optimization',
    part: 'optimizer',
    harm: 'loss',
    skills: ['A1', 'A2'],
    summary:
      'From the onset on β₂ is so near 1 that the second moment of AdamW does not follow a rise of the gradient.',
    remedy: 'Put β₂ back to .95, and rewind to a checkpoint before the spike if it does not heal.',
    confusableWith: ['benign-spike', 'lr-too-high', 'attention-logit-growth', 'healthy'],
    sources: [
      'BLOOM-13B chronicles, iteration 29,050: a spike to +5.9 nats with β₂ .999, five hundred steps until it was over; the remedy was .95',
      'Chowdhery et al. 2022, PaLM: some twenty spikes, and the same batches do not spike from another checkpoint',
      'Molybog et al. 2023, A Theory on Adam Instability in Large-Scale Machine Learning',
    ],
  },
  dose: {
    memory: {
      description: 'steps over which the second moment remembers, 1/(1 − β₂)',
      from: 500,
      // Beyond it the correction of its bias, which counts thousands of steps at most, lowers the rate instead.
      to: 2000,
      scale: 'log',
      min: 1,
      max: 1e6,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'Nothing moves until some batches push: then the loss spikes, as it does in any run, but takes up to hundreds of steps to heal.',
    },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The gradient norm is the usual one until such a push, which it shows a step or more before the loss.',
    },
    {
      metric: 'update-ratio',
      direction: 'none',
      text: 'The update/weight ratio falls by a few per cent at most.',
    },
  ],
  // What shows it is a push that comes by chance, one in four thousand steps, so it begins early.
  onsetShare: [0.03, 0.25],
  excludedFrom: ({ instability, optimizer }) =>
    optimizer.kind !== 'adamw'
      ? 'the optimiser has no second moment'
      : instability === null
        ? 'the gradient of this run never rises so fast that a second moment could be too slow for it'
        : null,
  places: () => [],
  create({ dose }) {
    const { memory } = dose as { memory: number };
    return {
      optimizer(settings) {
        settings.beta2 = 1 - 1 / memory;
      },
    };
  },
} satisfies Fault;
