import { describe, expect, test } from 'vitest';
import { catalogue, resolve, scenarioOf } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, batch × ½ (two seeds): loss +.06 / +.08 from 50 to 200, +.07 / +.11 from 200 to 500, +.095 / +.087 at the
// end; gradient norm × 1.37 / 1.33 in ten steps, 1.22 / 1.19, 1.16 / 1.12 and 1.14 / 1.04 at the end; update ratio × .99 to 1.06;
// slices +.05 to +.13; loss noise × 1.3 to 1.6. Noise alone would give √2. Our loss is a quarter to a half lower.
describeSignature({
  fault: 'batch-size-drop',
  primary: { metric: 'gradient-norm', window: [0, 340], compare: 'ratio' },
  afterTheLoss: false,
  cases: [
    {
      dose: { factor: 0.5 },
      symptoms: [
        // A few hard batches in the window are as hard as before.
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [1.33, 1.45], source: '√2' },
        // A small model's norm has more signal in it.
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [1.36, 1.43], source: '√2' },
        { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [1.37, 1.43] },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [1.12, 1.17], twinOnly: true },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.99, 1.01] },
        { metric: 'train-loss', window: [50, 200], compare: 'difference', is: [0.03, 0.055] },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [0.04, 0.07] },
        { metric: 'slice-loss', of: 'all', window: [200, 900], compare: 'difference', is: [0.04, 0.07] },
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference', is: [-0.009, -0.004] },
        { metric: 'slice-ece', of: 'all', window: [200, 900], compare: 'difference', is: [-0.004, 0.004] },
        { metric: 'weight-norm', window: [200, 900], compare: 'ratio', is: [0.998, 1.004] },
        { metric: 'learning-rate', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'throughput', window: [0, 900], compare: 'ratio', is: [0.999, 1.001] },
      ],
    },
    {
      dose: { factor: 0.2 },
      symptoms: [
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [2, 2.35], source: '√5' },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [2.1, 2.3], source: '√5' },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [1.25, 1.42] },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [0.12, 0.18] },
      ],
    },
  ],
  apart: [
    {
      from: 'benign-batch-change',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [1.3, 2.5],
      there: [0.4, 0.9],
    },
    // The sum of the same gradients: the loss is as noisy as ever.
    {
      from: 'gradient-sum',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [1.3, 2.5],
      there: [0.95, 1.05],
    },
    {
      from: 'dead-rank',
      metric: 'gradient-norm',
      window: [200, 900],
      compare: 'ratio',
      here: [1.3, 2.5],
      there: [0.4, 0.99],
    },
  ],
});

describe('a batch that shrinks', () => {
  const fault = catalogue.get('batch-size-drop');

  test('is one that every rank can share', () => {
    const scenario = scenarioOf('llm-pretrain-7b');
    const { ranks, accumulation, size } = scenario.batch;
    const sizeAt = (factor: number): number => {
      const { injection } = resolve({ fault, onset: 900, dose: { factor } }, scenario);
      const hooks = fault.create({ scenario, dose: injection.dose, onset: 900, where: undefined });
      return hooks.batchSize!(size, { step: 900, sinceOnset: 0 });
    };
    expect(sizeAt(0.5)).toBe(size / 2);
    expect(sizeAt(1)).toBe(size);
    for (const factor of [0.75, 0.37, 0.2, 1e-4]) {
      expect(sizeAt(factor)).toBeGreaterThan(0);
      expect(sizeAt(factor) % (ranks * accumulation)).toBe(0);
    }
  });

  test('is left to data that are not repeated', () => {
    expect(fault.excludedFrom(scenarioOf('vision-finetune'))).toMatch(/come round again/);
    expect(fault.excludedFrom(scenarioOf('tiny-transformer'))).toBeNull();
  });
});
