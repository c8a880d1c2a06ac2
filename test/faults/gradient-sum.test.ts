import { describeSignature } from '../helpers/signature.js';

// Recorded runs, SUM over 8 ranks: norm × 8 exactly; ratio × 1.03 with clipping and × 1.58 without over ten steps, then
// 1.00; loss blip +.05 at most. Under AdamW a factor on every gradient divides out.
describeSignature({
  fault: 'gradient-sum',
  primary: { metric: 'gradient-norm', window: [0, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { ranks: 2 },
      symptoms: [
        { metric: 'gradient-norm', window: [0, 1], compare: 'ratio', is: [2 - 1e-9, 2 + 1e-9] },
        { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [1.9, 2.1] },
      ],
    },
    {
      dose: { ranks: 8 },
      symptoms: [
        { metric: 'gradient-norm', window: [0, 1], compare: 'ratio', is: [8 - 1e-9, 8 + 1e-9] },
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [7.6, 8.5] },
        { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [7.5, 8.3] },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [1.02, 3.3], twinOnly: true },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.97, 1.03] },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        { metric: 'train-loss', window: [0, 50], compare: 'difference', is: [-0.05, 0.05] },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.01, 0.01] },
      ],
    },
  ],
  apart: [
    {
      from: 'lr-spike',
      metric: 'gradient-norm',
      window: [200, 900],
      compare: 'ratio',
      here: [1.9, 9],
      there: [0.1, 1.1],
    },
    {
      from: 'label-noise',
      metric: 'gradient-norm',
      window: [200, 900],
      compare: 'ratio',
      here: [1.9, 9],
      there: [0.3, 1.3],
    },
    {
      from: 'label-noise',
      metric: 'train-loss',
      window: [200, 900],
      compare: 'difference',
      here: [-0.01, 0.01],
      there: [0.1, 5],
    },
  ],
});
