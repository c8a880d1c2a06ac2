import { describeSignature } from '../helpers/signature.js';

describeSignature({
  fault: 'lr-spike',
  primary: { metric: 'train-loss', window: [5, 100], compare: 'difference' },
  afterTheLoss: true,
  cases: [
    {
      // Recorded transformer, × 8 for 10 steps: ratio × 6.9 and loss +.31 over the ten steps, +.03 at the end.
      dose: { factor: 8, steps: 10 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 1], compare: 'ratio', is: [7.9, 8.1], source: 'the dose' },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [6, 10] },
        { metric: 'update-ratio', window: [11, 60], compare: 'ratio', is: [0.85, 1.05] },
        // The loss of a step is measured before its update: the first one cannot know.
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        {
          metric: 'train-loss',
          window: [0, 10],
          compare: 'difference',
          // In the fine-tune half of the batch is memorised and does not notice: the recorded +.31 shows halved and less.
          is: { 'llm-pretrain-7b': [0.155, 0.62], 'vision-finetune': [0.05, 0.31] },
        },
        { metric: 'train-loss', window: [600, 900], compare: 'difference', is: [-0.01, 0.04] },
        { metric: 'weight-norm', window: [20, 900], compare: 'ratio', is: [1.01, 1.1] },
      ],
    },
    {
      // Recorded transformer, × 40 for 20 steps: loss +1.4, weight norm × 2.1, gradient norm × .16 to .35 afterwards.
      dose: { factor: 40, steps: 20 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [20, 60] },
        { metric: 'update-ratio', window: [200, 400], compare: 'ratio', is: [0.1, 0.65] },
        {
          metric: 'train-loss',
          window: [0, 10],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.7, 2.8], 'vision-finetune': [0.35, 1.4] },
        },
        { metric: 'train-loss', window: [600, 900], compare: 'difference', is: [0.05, 1.5] },
        { metric: 'weight-norm', window: [20, 900], compare: 'ratio', is: [1.4, 4.2] },
        { metric: 'gradient-norm', window: [200, 400], compare: 'ratio', is: [0.15, 0.7] },
      ],
    },
  ],
  apart: [
    // Everything but the learning rate itself is where it was while the update is a multiple of what it should be.
    { from: 'gradient-sum', metric: 'update-ratio', window: [0, 4], compare: 'ratio', here: [10, 60], there: [0.9, 5] },
    {
      from: 'gradient-sum',
      metric: 'gradient-norm',
      window: [200, 400],
      compare: 'ratio',
      here: [0.1, 1.1],
      there: [1.9, 9],
    },
    {
      from: 'mix-contamination',
      metric: 'update-ratio',
      window: [0, 4],
      compare: 'ratio',
      here: [10, 60],
      there: [0.9, 1.5],
    },
    {
      from: 'benign-hard-batch',
      metric: 'weight-norm',
      window: [40, 400],
      compare: 'ratio',
      here: [1.1, 5],
      there: [0.999, 1.001],
    },
  ],
});
