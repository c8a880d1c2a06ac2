import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, stuck on 32 / 4 batches: nothing for one whole cycle, then loss −.6 / −2.1, evaluation +.5 / +6.3,
// ECE +.09 / +.55, confidence +.08 / +.39, gradient norm × 1.6 / × 2.7 and then × .18, autocorrelation at the length of the loop .85.
describeSignature({
  fault: 'duplicate-shard',
  primary: { metric: 'slice-loss', of: 'all', window: [150, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { batches: 32 },
      symptoms: [
        // First pass over the loop: what comes is new, whether or not it will come again.
        {
          metric: 'train-loss',
          window: [0, 32],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.02, 0.02], 'vision-finetune': [-0.04, 0.04] },
        },
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-2.2, -0.3], 'vision-finetune': [-0.5, -0.05] },
        },
        { metric: 'loss-period', window: [100, 800], compare: 'difference', is: [0.7, 1.15] },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.5, 2.5], 'vision-finetune': [0.15, 0.6] },
        },
        {
          metric: 'slice-ece',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.09, 0.55], 'vision-finetune': [0.008, 0.18] },
        },
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [0.6, 0.9] },
        {
          metric: 'gradient-norm',
          window: [400, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.2, 2.2], 'vision-finetune': [1, 1.5] },
        },
      ],
    },
    {
      dose: { batches: 8 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [0, 8],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.02, 0.02], 'vision-finetune': [-0.06, 0.06] },
        },
        {
          metric: 'train-loss',
          window: [64, 200],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-2.2, -0.6], 'vision-finetune': [-0.5, -0.1] },
        },
        { metric: 'slice-loss', of: 'all', window: [400, 900], compare: 'difference', is: [0.5, 6] },
        { metric: 'slice-accuracy', of: 'all', window: [400, 900], compare: 'difference', is: [-0.4, -0.03] },
        // It rises while they are learned, and comes back with what is left to learn.
        {
          metric: 'gradient-norm',
          window: [10, 50],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.4, 2.7], 'vision-finetune': [0.9, 1.6] },
        },
        { metric: 'gradient-norm', window: [400, 900], compare: 'ratio', is: [0.18, 1.2] },
      ],
    },
  ],
  apart: [
    {
      from: 'calibration-drift',
      metric: 'loss-period',
      window: [100, 800],
      compare: 'difference',
      here: [0.5, 1.2],
      there: [-0.3, 0.3],
    },
    {
      from: 'calibration-drift',
      metric: 'slice-accuracy',
      of: 'all',
      window: [400, 900],
      compare: 'difference',
      here: [-0.4, -0.02],
      there: [-0.01, 0.01],
    },
    // A decay lowers both losses, a loop lowers one of them.
    {
      from: 'lr-decay-early',
      metric: 'slice-loss',
      of: 'all',
      window: [400, 900],
      compare: 'difference',
      here: [0.1, 6],
      there: [-0.2, -0.02],
    },
  ],
});
