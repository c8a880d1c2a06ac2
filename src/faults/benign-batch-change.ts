import type { Fault, FaultContext } from '../run/fault.js';

/** Every rank gets as much of the new batch as any other, in every part of it. */
function changedSize({ dose, scenario: { batch } }: FaultContext): number {
  const { factor } = dose as { factor: number };
  const unit = batch.ranks * batch.accumulation;
  return Math.max(1, Math.round((batch.size * factor) / unit)) * unit;
}

export default {
  meta: {
    id: 'benign-batch-change',
    name: 'Planned change of the batch size',
    family: 'control',
    part: 'plan',
    skills: ['C5', 'D4', 'E2'],
    summary: 'A planned ramp makes the batch larger; the learning rate stays as it is.',
    remedy: 'Nothing: a larger batch is less noisy, and the change log says when it came.',
    confusableWith: ['dead-rank', 'lr-decay-early', 'batch-size-drop'],
    sources: [
      'Recorded runs: batch × 2 and × ½ in the middle of a small transformer’s run',
      'McCandlish et al. 2018, An Empirical Model of Large-Batch Training',
    ],
  },
  dose: {
    factor: { description: 'new batch size over the old one', from: 1.5, to: 4, scale: 'log', min: 0.01, max: 100 },
  },
  signature: [
    {
      metric: 'loss-noise',
      direction: 'down',
      text: 'The noise of the loss falls by the root of the factor, at one step and for good.',
    },
    {
      metric: 'gradient-norm',
      direction: 'down',
      text: 'The gradient norm, nearly all noise, falls by the same root.',
    },
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'The loss falls below the trend by hundredths of a nat, and the slices with it.',
    },
    {
      metric: 'throughput',
      direction: 'none',
      text: 'Tokens per second stay: a step takes as much longer as it holds more.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ memory }) =>
    memory.epochBatches === null
      ? null
      : 'data that come round again would do so sooner, which epochs of a fixed length cannot',
  places: () => [],
  create(context) {
    const factor = changedSize(context) / context.scenario.batch.size;
    return { batchSize: (size) => Math.max(1, Math.round(size * factor)) };
  },
  planned(context) {
    const { size, unit } = context.scenario.batch;
    const shown = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
    return [
      {
        step: context.onset,
        text: `global batch ${shown(size)} → ${shown(changedSize(context))} ${unit}, learning rate unchanged`,
      },
    ];
  },
} satisfies Fault;
