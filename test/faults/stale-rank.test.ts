import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, 1 / 4 of 8 ranks: train loss +.018 / +.076, +.12 / +.50, +.33 / +.86 in [0, 10), [10, 50), [50, 200) and
// +.60 / +1.16 at the end; update ratio × 1.17 / 1.50, × 1.45 / 2.28, late × .81 / .76; weight norm × 1.19 / 1.64 and
// × 2.3 / 4.4; gradient norm × .97 / .89 at first. Our losses begin more slowly and end higher, in [400, 900) by up to × 5.
describeSignature({
  fault: 'stale-rank',
  primary: { metric: 'train-loss', window: [50, 340], compare: 'difference' },
  afterTheLoss: true,
  cases: [
    {
      dose: { share: 0.125 },
      symptoms: [
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        { metric: 'train-loss', window: [10, 50], compare: 'difference', is: [0.01, 0.2], twinOnly: true },
        {
          metric: 'train-loss',
          window: [50, 200],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.15, 1], 'vision-finetune': [0.05, 0.6] },
        },
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.6, 5], 'vision-finetune': [0.3, 2] },
        },
        { metric: 'update-ratio', window: [10, 50], compare: 'ratio', is: [1.15, 1.6] },
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [1.5, 4] },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.5, 5], 'vision-finetune': [0.4, 4] },
        },
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [0.9, 1.03] },
      ],
    },
    {
      dose: { share: 0.5 },
      symptoms: [
        { metric: 'train-loss', window: [10, 50], compare: 'difference', is: [0.08, 0.8] },
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [3, 14], 'vision-finetune': [0.9, 4] },
        },
        { metric: 'update-ratio', window: [10, 50], compare: 'ratio', is: [1.5, 2.6] },
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [0.6, 0.95], twinOnly: true },
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [2.5, 8] },
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference', is: [-0.8, -0.2] },
      ],
    },
  ],
  apart: [
    { from: 'lr-spike', metric: 'update-ratio', window: [0, 1], compare: 'ratio', here: [0.9, 1.1], there: [5, 60] },
    {
      from: 'dead-rank',
      metric: 'weight-norm',
      window: [400, 900],
      compare: 'ratio',
      here: [1.2, 20],
      there: [0.98, 1.005],
    },
    { from: 'label-noise', metric: 'train-loss', window: [0, 1], compare: 'difference', here: [0, 0], there: [0.1, 8] },
  ],
});
