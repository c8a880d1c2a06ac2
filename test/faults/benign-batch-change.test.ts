import { describe, expect, test } from 'vitest';
import { catalogue, resolve, scenarioOf } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, batch × 2: loss −.006, −.024, −.052 and −.084 at the end; gradient norm × .79, .75, .85, .88; update
// ratio × .93, .97, .99, .98; slices −.03 to −.07; loss noise .133 → .093, the root of the factor. Batch × ½: the reverse.
describeSignature({
  fault: 'benign-batch-change',
  primary: { metric: 'gradient-norm', window: [0, 340], compare: 'ratio' },
  afterTheLoss: false,
  cases: [
    {
      dose: { factor: 2 },
      symptoms: [
        // A few hard batches in the window are as hard as before.
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.69, 0.8] },
        // Recorded × .79 to .88: a small model's norm has more signal in it.
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [0.69, 0.8] },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [0.85, 0.96], twinOnly: true },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.98, 1.01] },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.09, -0.02] },
        { metric: 'slice-loss', of: 'all', window: [200, 900], compare: 'difference', is: [-0.08, -0.02] },
        { metric: 'weight-norm', window: [200, 900], compare: 'ratio', is: [0.99, 1.02] },
        { metric: 'slice-ece', of: 'all', window: [200, 900], compare: 'difference', is: [-0.004, 0.004] },
        { metric: 'learning-rate', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'throughput', window: [0, 900], compare: 'ratio', is: [0.999, 1.001] },
      ],
    },
    {
      dose: { factor: 0.5 },
      symptoms: [
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [1.2, 1.5] },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [1.2, 1.45] },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [0.02, 0.09] },
      ],
    },
  ],
  apart: [
    {
      from: 'dead-rank',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [0.5, 0.9],
      there: [0.98, 1.02],
    },
    {
      from: 'lr-decay-early',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [0.5, 0.9],
      there: [0.98, 1.02],
    },
    {
      from: 'label-noise',
      metric: 'train-loss',
      window: [200, 900],
      compare: 'difference',
      here: [-0.1, -0.01],
      there: [0.1, 5],
    },
  ],
});

describe('a planned change of the batch', () => {
  const fault = catalogue.get('benign-batch-change');

  test('is announced with both sizes, which every rank can share', () => {
    const scenario = scenarioOf('llm-pretrain-7b');
    const text = (factor: number) => {
      const { injection } = resolve({ fault, onset: 900, dose: { factor } }, scenario);
      return fault.planned!({ scenario, dose: injection.dose, onset: 900, where: undefined });
    };
    expect(text(2)).toEqual([{ step: 900, text: 'global batch 524,288 → 1,048,576 tokens, learning rate unchanged' }]);
    expect(text(1.7)).toEqual([{ step: 900, text: 'global batch 524,288 → 891,264 tokens, learning rate unchanged' }]);
  });

  test('is left to data that are not repeated', () => {
    expect(fault.excludedFrom(scenarioOf('vision-finetune'))).toMatch(/come round again/);
    expect(fault.excludedFrom(scenarioOf('tiny-transformer'))).toBeNull();
  });
});
