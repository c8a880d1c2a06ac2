import { expect, test } from 'vitest';
import { catalogue, scenarioOf } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// No recorded run has it. Of the decay alone the arithmetic is known: k steps on the norm has lost exp(−Σ rate · added decay), .054,
// .18 and .58 of exponent after 200 steps of the 7B scenario at × 10, × 30 and × 100, .044, .14 and .47 in vision. Behind a
// normalisation a gradient, and a step beside the weights, grow as the inverse of the norm.
describeSignature({
  fault: 'weight-decay-too-large',
  primary: { metric: 'weight-norm', window: [100, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { factor: 10 },
      symptoms: [
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        {
          metric: 'weight-norm',
          window: [200, 201],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.945, 0.952], 'vision-finetune': [0.954, 0.961] },
          source: 'exp(−Σ rate · added decay)',
        },
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [1.13, 1.22] },
        { metric: 'gradient-norm', window: [400, 900], compare: 'ratio', is: [1.12, 1.22] },
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.016, 0.025], 'vision-finetune': [0.004, 0.011] },
          twinOnly: true,
        },
        { metric: 'slice-ece', of: 'all', window: [400, 900], compare: 'difference', is: [-0.004, 0.004] },
      ],
    },
    {
      dose: { factor: 100 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [1, 1.04], twinOnly: true },
        {
          metric: 'weight-norm',
          window: [200, 201],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.55, 0.575], 'vision-finetune': [0.61, 0.635] },
          source: 'exp(−Σ rate · added decay)',
        },
        // Where it tends: √(rate/(2 · decay)), .146 and .13 of the present norm.
        { metric: 'weight-norm', window: [800, 900], compare: 'ratio', is: [0.15, 0.24] },
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [3.8, 5.2] },
        { metric: 'gradient-norm', window: [400, 900], compare: 'ratio', is: [3.7, 5.6] },
        {
          metric: 'train-loss',
          window: [50, 200],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.03, 0.05], 'vision-finetune': [0.013, 0.025] },
        },
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.42, 0.54], 'vision-finetune': [0.12, 0.18] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.43, 0.55], 'vision-finetune': [0.3, 0.42] },
        },
        { metric: 'slice-accuracy', of: 'all', window: [400, 900], compare: 'difference', is: [-0.11, -0.05] },
        { metric: 'slice-ece', of: 'all', window: [400, 900], compare: 'difference', is: [-0.004, 0.005] },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.95, 1.1] },
        { metric: 'learning-rate', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
  ],
  apart: [
    // There the rate moves the ratio at once, and the norm up.
    {
      from: 'lr-too-high',
      metric: 'update-ratio',
      window: [0, 200],
      compare: 'ratio',
      here: [1, 1.3],
      there: [2, 10],
    },
    {
      from: 'epsilon-too-large',
      metric: 'update-ratio',
      window: [400, 900],
      compare: 'ratio',
      here: [1.5, 3],
      there: [0.05, 0.5],
    },
    {
      from: 'stale-rank',
      metric: 'weight-norm',
      window: [400, 900],
      compare: 'ratio',
      here: [0.3, 0.7],
      there: [1.2, 20],
    },
  ],
});

test('cannot occur where there is no decay', () => {
  expect(catalogue.get('weight-decay-too-large').excludedFrom(scenarioOf('sft-8b'))).toMatch(/no weight decay/);
});
