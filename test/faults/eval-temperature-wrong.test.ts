import { describeSignature } from '../helpers/signature.js';

// Recorded classifier, logits × 1.5 / × 3: ECE +.044 to +.049 / +.088 to +.103, loss +.09 to +.11 / +.52 to +.56, accuracy and
// training bit for bit the same. A language model has a long tail of tokens it is right to be unsure of, and loses more.
describeSignature({
  fault: 'eval-temperature-wrong',
  primary: { metric: 'slice-gap', of: 'all', window: [0, 340], compare: 'difference' },
  afterTheLoss: true,
  cases: [
    {
      dose: { factor: 1.5 },
      symptoms: [
        {
          metric: 'slice-ece',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.1, 0.35], 'vision-finetune': [0.022, 0.098] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.3, 1.5], 'vision-finetune': [0.05, 0.22] },
        },
        {
          metric: 'slice-gap',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.1, 0.4], 'vision-finetune': [0.02, 0.1] },
        },
        { metric: 'slice-accuracy', of: 'all', window: [0, 900], compare: 'difference', is: [0, 0] },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [0, 0] },
      ],
    },
    {
      dose: { factor: 3 },
      symptoms: [
        {
          metric: 'slice-ece',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.15, 0.5], 'vision-finetune': [0.05, 0.2] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [2, 9], 'vision-finetune': [0.4, 1.2] },
        },
        { metric: 'slice-accuracy', of: 'all', window: [0, 900], compare: 'difference', is: [0, 0] },
      ],
    },
  ],
  apart: [
    // There training goes on with the larger logits.
    {
      from: 'calibration-drift',
      metric: 'train-loss',
      window: [200, 900],
      compare: 'difference',
      here: [0, 0],
      there: [-1, -0.002],
    },
    {
      from: 'label-noise',
      metric: 'slice-gap',
      of: 'all',
      window: [200, 900],
      compare: 'difference',
      here: [0.01, 0.5],
      there: [-0.5, -0.01],
    },
    {
      from: 'eval-dropout-on',
      metric: 'slice-accuracy',
      of: 'all',
      window: [0, 900],
      compare: 'difference',
      here: [0, 0],
      there: [-0.2, -0.003],
    },
  ],
});
