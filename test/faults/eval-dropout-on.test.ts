import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, dropout of .1 / .3 left on: loss +.051 to +.088 / +.046 to +.082, accuracy −.013 to −.021 / −.011 to
// −.020, ECE −.00 / −.02, training bit for bit the same. As there, thrice the dropout hardly costs more: a model trained
// with it has spread what it learned. Ours have learned more than a model of 67 k parameters, and lose two to four times that.
describeSignature({
  fault: 'eval-dropout-on',
  primary: { metric: 'slice-loss', of: 'all', window: [0, 340], compare: 'difference' },
  afterTheLoss: true,
  cases: [
    {
      dose: { dropped: 0.1 },
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.1, 0.5], 'vision-finetune': [0.05, 0.2] },
          twinOnly: true,
        },
        {
          metric: 'slice-accuracy',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.06, -0.012], 'vision-finetune': [-0.045, -0.015] },
          twinOnly: true,
        },
        { metric: 'slice-ece', of: 'all', window: [0, 900], compare: 'difference', is: [-0.02, 0.01] },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [0, 0] },
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
    {
      dose: { dropped: 0.3 },
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.1, 0.5], 'vision-finetune': [0.05, 0.2] },
          twinOnly: true,
        },
        {
          metric: 'slice-accuracy',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.06, -0.012], 'vision-finetune': [-0.045, -0.015] },
          twinOnly: true,
        },
      ],
    },
  ],
  apart: [
    // Every slice, and not one.
    {
      from: 'eval-format-mismatch',
      metric: 'slice-loss',
      of: 'others',
      window: [0, 900],
      compare: 'difference',
      here: [0.02, 1],
      there: [0, 0],
    },
    {
      from: 'eval-temperature-wrong',
      metric: 'slice-accuracy',
      of: 'all',
      window: [0, 900],
      compare: 'difference',
      here: [-0.2, -0.003],
      there: [0, 0],
    },
    {
      from: 'mix-contamination',
      metric: 'train-loss',
      window: [0, 900],
      compare: 'difference',
      here: [0, 0],
      there: [0.01, 5],
    },
  ],
});
