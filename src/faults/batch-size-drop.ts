import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'batch-size-drop',
    name: 'Batch size dropped',
    family: 'optimization',
    part: 'loader',
    harm: 'loss',
    skills: ['A1', 'D3', 'D4'],
    summary: 'The global batch shrinks, as when a restart loses accumulation; the learning rate stays as it is.',
    remedy:
      'Put the batch back, or the accumulation that made it; until then a rate smaller by the root of the factor costs least.',
    confusableWith: ['rank-data-duplication', 'benign-batch-change', 'gradient-sum', 'dead-rank'],
    sources: [
      'Recorded runs: batch × ½ in the middle of a small transformer’s run',
      'McCandlish et al. 2018, An Empirical Model of Large-Batch Training',
    ],
  },
  dose: {
    factor: { description: 'new batch size over the old one', from: 0.75, to: 0.2, scale: 'log', min: 1e-4, max: 1 },
  },
  signature: [
    {
      metric: 'loss-noise',
      direction: 'up',
      text: 'The noise of the loss rises by the root of the factor, at one step and for good.',
    },
    { metric: 'gradient-norm', direction: 'up', text: 'The gradient norm, nearly all noise, rises by the same root.' },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The loss settles above the trend by hundredths of a nat, and the slices with it.',
    },
    {
      metric: 'throughput',
      direction: 'none',
      text: 'Tokens per second stay: a step is as much shorter as it holds less.',
    },
  ],
  onsetShare: [0.2, 0.75],
  onResume: true,
  excludedFrom: ({ memory }) =>
    memory.epochBatches === null
      ? null
      : 'data that come round again would do so later, which epochs of a fixed length cannot',
  places: () => [],
  create({ dose, scenario: { batch } }) {
    const { factor } = dose as { factor: number };
    // Every rank gets as much of the new batch as any other, in every part of it.
    const unit = batch.ranks * batch.accumulation;
    const share = (Math.max(1, Math.round((batch.size * factor) / unit)) * unit) / batch.size;
    return { batchSize: (size) => Math.max(1, Math.round(size * share)) };
  },
} satisfies Fault;
