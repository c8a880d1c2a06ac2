import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, 1 / 4 of 8 ranks: norm × .91 / .68 at once and × .89 / .56 late, update ratio × .97 / .86 in ten steps
// and × 1.00 after fifty, train loss +.01 / +.06, evaluation +.016 / +.069, loss noise × 1.00.
describeSignature({
  fault: 'dead-rank',
  primary: { metric: 'gradient-norm', window: [0, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { share: 0.125 },
      symptoms: [
        // Between 1 − k/N, all signal, and √(1 − k/N), all noise.
        { metric: 'gradient-norm', window: [0, 1], compare: 'ratio', is: [0.875, 0.9355], twinOnly: true },
        { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [0.87, 0.945] },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [0.945, 0.985], twinOnly: true },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.985, 1.015] },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.001, 0.02] },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.99, 1.01] },
      ],
    },
    {
      dose: { share: 0.5 },
      symptoms: [
        { metric: 'gradient-norm', window: [0, 1], compare: 'ratio', is: [0.5, 0.7072], twinOnly: true },
        { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [0.55, 0.75] },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [0.78, 0.92], twinOnly: true },
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [0.98, 1.02] },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.03, 0.1], 'vision-finetune': [0.02, 0.1] },
          twinOnly: true,
        },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.99, 1.01] },
      ],
    },
  ],
  apart: [
    {
      from: 'benign-batch-change',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [0.99, 1.01],
      there: [0.4, 0.9],
    },
    {
      from: 'gradient-sum',
      metric: 'gradient-norm',
      window: [200, 900],
      compare: 'ratio',
      here: [0.4, 0.99],
      there: [1.9, 9],
    },
    {
      from: 'stale-rank',
      metric: 'weight-norm',
      window: [400, 900],
      compare: 'ratio',
      here: [0.98, 1.005],
      there: [1.2, 20],
    },
    // There the loss steps, and the norm falls with it.
    { from: 'label-noise', metric: 'train-loss', window: [0, 1], compare: 'difference', here: [0, 0], there: [0.1, 8] },
  ],
});
