import { describeSignature } from '../helpers/signature.js';

// TrainCheck (x-jxmnop-ddp-out-of-sync): loss falling to about step 150, then rising, gradient norm unchanged: a job that never
// reduced. Here the all-reduce is lost on the way, so that the norm steps from the mean's to a rank's: × √N where it is all
// noise (√64 = 8, √8 = 2.83), and then it does not follow the loss either. The loss rises to the floor of the smaller batch.
describeSignature({
  fault: 'missing-allreduce',
  primary: { metric: 'gradient-norm', window: [0, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      symptoms: [
        {
          metric: 'gradient-norm',
          window: [0, 1],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [7.4, 8], 'vision-finetune': [2.6, 2.829] },
          source: 'at most √64 and √8',
        },
        {
          metric: 'gradient-norm',
          window: [400, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [7.6, 8.4], 'vision-finetune': [2.8, 3.1] },
        },
        {
          metric: 'update-ratio',
          window: [1, 10],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.4, 1.65], 'vision-finetune': [1.9, 2.15] },
        },
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [0.97, 1.03] },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        {
          metric: 'train-loss',
          window: [10, 50],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.2, 0.3], 'vision-finetune': [0.06, 0.1] },
          twinOnly: true,
        },
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.6, 0.7], 'vision-finetune': [0.06, 0.1] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.58, 0.7], 'vision-finetune': [0.15, 0.22] },
        },
        {
          metric: 'slice-accuracy',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.09, -0.06], 'vision-finetune': [-0.05, -0.025] },
        },
        { metric: 'slice-ece', of: 'all', window: [400, 900], compare: 'difference', is: [-0.01, 0.01] },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.985, 1.015] },
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [0.99, 1.02] },
      ],
    },
  ],
  apart: [
    // A sum is scaled, and AdamW takes the scale out again: nothing is lost.
    {
      from: 'gradient-sum',
      metric: 'train-loss',
      window: [200, 900],
      compare: 'difference',
      here: [0.05, 1],
      there: [-0.02, 0.02],
    },
    // Both take the norm up by a root; here the batch that is logged is as large as ever.
    {
      from: 'batch-size-drop',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [0.98, 1.02],
      there: [1.3, 2.5],
    },
    {
      from: 'stale-rank',
      metric: 'gradient-norm',
      window: [0, 10],
      compare: 'ratio',
      here: [2, 9],
      there: [0.85, 1.05],
    },
    { from: 'label-noise', metric: 'train-loss', window: [0, 1], compare: 'difference', here: [0, 0], there: [0.1, 8] },
  ],
});
