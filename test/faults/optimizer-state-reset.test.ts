import { describeSignature } from '../helpers/signature.js';

// Recorded transformer (β₂ .95): ratio × 2.19 over the first ten steps, × 1.09 from 10 to 50, 1.00 from 50 to 200; loss +.029,
// +.019 and +.005; gradient norm × 1.08, .98, .98. Fresh moments divide a gradient by itself: the first update is a sign, which
// is √((1 + β₁)/(1 − β₁)) = 4.4 times one that averages noise. Documented for the count of steps alone (BLOOM-104B): × 2.24.
describeSignature({
  fault: 'optimizer-state-reset',
  primary: { metric: 'update-ratio', window: [0, 10], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      symptoms: [
        { metric: 'update-ratio', window: [0, 1], compare: 'ratio', is: [3.9, 4.9], source: '√(1.9/.1)' },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [2, 2.5] },
        { metric: 'update-ratio', window: [10, 50], compare: 'ratio', is: [1.04, 1.15], twinOnly: true },
        { metric: 'update-ratio', window: [50, 200], compare: 'ratio', is: [0.99, 1.015] },
        // The loss of a step is measured before its update.
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        {
          metric: 'train-loss',
          window: [1, 50],
          compare: 'difference',
          // Half to two thirds of the recorded bump at a rate thirty times lower; in the fine-tune half the data are memorised.
          is: { 'llm-pretrain-7b': [0.01, 0.03], 'vision-finetune': [0.004, 0.015] },
          twinOnly: true,
        },
        { metric: 'train-loss', window: [50, 200], compare: 'difference', is: [0, 0.006] },
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [0.98, 1.1] },
        { metric: 'gradient-norm', window: [50, 200], compare: 'ratio', is: [0.98, 1.02] },
        { metric: 'weight-norm', window: [50, 200], compare: 'ratio', is: [0.999, 1.003] },
        { metric: 'learning-rate', window: [0, 50], compare: 'ratio', is: [1, 1] },
      ],
    },
  ],
  apart: [
    {
      from: 'lr-spike',
      metric: 'update-ratio',
      window: [0, 4],
      compare: 'ratio',
      here: [2, 5],
      there: [10, 60],
    },
    {
      from: 'gradient-sum',
      metric: 'gradient-norm',
      window: [0, 50],
      compare: 'ratio',
      here: [0.97, 1.1],
      there: [1.9, 9],
    },
    {
      from: 'lr-too-high',
      metric: 'update-ratio',
      window: [50, 200],
      compare: 'ratio',
      here: [0.99, 1.02],
      there: [2, 9],
    },
  ],
});
