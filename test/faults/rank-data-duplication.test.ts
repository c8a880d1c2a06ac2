import { expect, test } from 'vitest';
import { cachedRun, catalogue, scenarioOf, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';
import { mean } from '../helpers/statistics.js';

// The noise of a mean over B examples goes as 1/√B (McCandlish et al. 2018), so that k copies of each make √k of it; recorded
// at batch 8, 16 and 32 the noise of the loss is .193, .133 and .093. What no run recorded is the loss this costs; batches cut
// to a half and a quarter do the same to the noise.
describeSignature({
  fault: 'rank-data-duplication',
  primary: { metric: 'gradient-norm', window: [0, 340], compare: 'ratio' },
  afterTheLoss: false,
  cases: [
    {
      severity: 1,
      symptoms: [
        {
          metric: 'loss-noise',
          window: [0, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [7, 8.3], 'vision-finetune': [2.7, 2.95] },
          source: '√64 and √8, less where a batch was hard in any case',
        },
        {
          metric: 'gradient-norm',
          window: [0, 10],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [7, 8.3], 'vision-finetune': [2.6, 2.95] },
        },
        {
          metric: 'gradient-norm',
          window: [400, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [7, 8.6], 'vision-finetune': [2.7, 3.5] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.5, 0.8], 'vision-finetune': [0.25, 0.55] },
        },
        { metric: 'slice-accuracy', of: 'all', window: [400, 900], compare: 'difference', is: [-0.1, -0.03] },
        { metric: 'slice-ece', of: 'all', window: [400, 900], compare: 'difference', is: [-0.01, 0.01] },
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [0.97, 1.03] },
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [0.99, 1.02] },
        { metric: 'throughput', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
    {
      severity: 0.3,
      symptoms: [
        {
          metric: 'loss-noise',
          window: [0, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [2, 2.3], 'vision-finetune': [1.36, 1.45] },
        },
        {
          metric: 'update-ratio',
          window: [0, 10],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.25, 1.45], 'vision-finetune': [1.15, 1.3] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.12, 0.18], 'vision-finetune': [0.04, 0.13] },
        },
      ],
    },
  ],
  apart: [
    // A sum scales the gradient, and nothing happens to the data.
    {
      from: 'gradient-sum',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [1.3, 4.5],
      there: [0.95, 1.05],
    },
    {
      from: 'dead-rank',
      metric: 'gradient-norm',
      window: [0, 50],
      compare: 'ratio',
      here: [1.3, 4.5],
      there: [0.4, 1],
    },
    {
      from: 'label-noise',
      metric: 'gradient-norm',
      window: [400, 900],
      compare: 'ratio',
      here: [1.3, 4.5],
      there: [0.2, 1.05],
    },
  ],
});

test('ranks that read the same report the same loss; ranks with a smaller batch each differ the more', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-7b'), 1705);
  const onset = 805;
  const spread = (id: string): number => {
    const run = cachedRun(scenario, 1, { fault: catalogue.get(id), onset });
    const twin = cachedRun(scenario, 1);
    const of = (trace: typeof run): number => mean(trace.internals['rank-loss-deviation'].subarray(onset));
    return of(run) / of(twin);
  };
  expect(spread('rank-data-duplication')).toBe(0);
  expect(spread('batch-size-drop')).toBeGreaterThan(1.5);
});
