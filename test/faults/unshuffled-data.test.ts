import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, five domains in blocks of 40 / 240: autocorrelation of the loss at lag 1 of .7, evaluation of the mean
// slice +.12 and +.19 / +.15 and +.27, gradient norm × 1.05 to 1.2 in the first fifty steps, weight norm × 1.01.
describeSignature({
  fault: 'unshuffled-data',
  primary: { metric: 'slice-loss', of: 'all', window: [100, 340], compare: 'difference' },
  afterTheLoss: false,
  exempt: { 'llm-pretrain-13b': 'weights averaged over 200 steps forget whose turn it is' },
  cases: [
    {
      dose: { block: 40 },
      symptoms: [
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [-0.3, 0.2] },
        // At lag 1.
        {
          metric: 'loss-period',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.5, 1.1], 'vision-finetune': [0.3, 0.8] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.06, 0.4], 'vision-finetune': [0.03, 0.2] },
          twinOnly: true,
        },
        { metric: 'slice-ece', of: 'all', window: [200, 900], compare: 'difference', is: [-0.01, 0.01] },
        { metric: 'weight-norm', window: [0, 900], compare: 'ratio', is: [0.99, 1.02] },
        {
          metric: 'update-ratio',
          window: [0, 900],
          compare: 'ratio',
          is: [1.02, 1.2],
          source: 'recorded × 1.13 and 1.14',
        },
      ],
    },
    {
      dose: { block: 240 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [480, 700],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.3, 0.5], 'vision-finetune': [-0.1, 0.3] },
        },
        {
          metric: 'loss-period',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.5, 1.1], 'vision-finetune': [0.3, 0.8] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.06, 0.5], 'vision-finetune': [0.05, 0.3] },
          twinOnly: true,
        },
      ],
    },
  ],
  apart: [
    {
      from: 'mix-shift',
      metric: 'loss-period',
      window: [0, 900],
      compare: 'difference',
      here: [0.3, 1.1],
      there: [-0.08, 0.25],
    },
    {
      from: 'mix-contamination',
      metric: 'loss-period',
      window: [0, 900],
      compare: 'difference',
      here: [0.3, 1.1],
      there: [-0.08, 0.25],
    },
    // Nothing comes back, so nothing is memorised.
    {
      from: 'duplicate-shard',
      metric: 'slice-ece',
      of: 'all',
      window: [400, 900],
      compare: 'difference',
      here: [-0.008, 0.008],
      there: [0.01, 1],
    },
  ],
});
