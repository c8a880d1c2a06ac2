import { describeSignature } from '../helpers/signature.js';

// FACTS b3: a decay to the floor realises .08–.148 nats beyond the trend over a whole run. Recorded transformer: noise and
// early steps unchanged, ratio falling with the learning rate.
describeSignature({
  fault: 'lr-decay-early',
  primary: { metric: 'update-ratio', window: [50, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { decaySteps: 250 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [0.98, 1.001] },
        {
          metric: 'update-ratio',
          window: [250, 300],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.09, 0.12], 'vision-finetune': [0.18, 0.25] },
          source: 'the floor of the schedule',
        },
        { metric: 'train-loss', window: [0, 10], compare: 'difference', is: [-0.001, 0.001] },
        {
          metric: 'train-loss',
          window: [300, 600],
          compare: 'difference',
          is: [-0.148, -0.03],
          source: 'the early gain',
        },
        {
          metric: 'train-loss',
          window: [600, 900],
          compare: 'difference',
          is: [-0.148, -0.03],
          source: 'no more of it',
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [600, 900],
          compare: 'difference',
          is: [-0.16, -0.05],
          twinOnly: true,
        },
        { metric: 'gradient-norm', window: [300, 900], compare: 'ratio', is: [0.9, 1.1] },
        {
          metric: 'loss-noise',
          window: [0, 900],
          compare: 'ratio',
          // Where data repeat, a low learning rate forgets less, and what is memorised has no noise in its loss.
          is: { 'llm-pretrain-7b': [0.99, 1.01], 'vision-finetune': [0.83, 1.01] },
        },
      ],
    },
    {
      dose: { decaySteps: 800 },
      symptoms: [
        { metric: 'update-ratio', window: [400, 420], compare: 'ratio', is: [0.35, 0.75] },
        { metric: 'train-loss', window: [800, 900], compare: 'difference', is: [-0.148, -0.03] },
      ],
    },
  ],
  apart: [
    {
      from: 'benign-lr-restart',
      metric: 'update-ratio',
      window: [600, 900],
      compare: 'ratio',
      here: [0.05, 0.5],
      there: [0.95, 1.15],
    },
    {
      from: 'duplicate-shard',
      metric: 'slice-loss',
      of: 'all',
      window: [400, 900],
      compare: 'difference',
      here: [-0.2, -0.02],
      there: [0.1, 6],
    },
    {
      from: 'duplicate-shard',
      metric: 'learning-rate',
      window: [600, 900],
      compare: 'ratio',
      here: [0.05, 0.3],
      there: [1, 1],
    },
    {
      from: 'mix-contamination',
      metric: 'update-ratio',
      window: [600, 900],
      compare: 'ratio',
      here: [0.05, 0.3],
      there: [0.97, 1.03],
    },
  ],
});
