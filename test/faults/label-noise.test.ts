import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, 10 / 40 % random targets: loss +.47 / +1.6 (of 96 tokens; here the vocabulary decides), gradient norm
// falling to × .86 / .55, confidence −.05 / −.18, ECE +.03 / +.13, evaluation +.06 / +.40, accuracy −.005 / −.03.
// Recorded classifier: accuracy −.02 / −.08, ECE +.04 / +.23, gradient norm × 1.36 / 1.54 (what the rest has learned, a wrong label
// undoes), update ratio × 1.64 in the first ten steps. Loss noise × .91 / .62: random labels are as hard in any document.
describeSignature({
  fault: 'label-noise',
  primary: { metric: 'train-loss', window: [0, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { share: 0.1 },
      symptoms: [
        // Share × (CE of a random label − CE of the true one); a random one of K labels costs log K and the unevenness of the rest:
        // recorded 1.35 × log 96.
        {
          metric: 'train-loss',
          window: [0, 1],
          compare: 'difference',
          is: {
            'llm-pretrain-7b': [0.1 * (11.07 - 2.6), 0.1 * (17 - 1.8)],
            'vision-finetune': [0.1 * (4.6 - 1), 0.1 * 10],
          },
        },
        {
          metric: 'gradient-norm',
          window: [400, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.6, 0.98], 'vision-finetune': [0.9, 1.4] },
          twinOnly: true,
        },
        {
          metric: 'slice-gap',
          of: 'all',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.1, -0.02], 'vision-finetune': [-0.2, -0.012] },
        },
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference', is: [-0.02, 0.005] },
        {
          metric: 'slice-ece',
          of: 'all',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.015, 0.06], 'vision-finetune': [0.012, 0.08] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: [0.01, 0.12],
          twinOnly: true,
        },
      ],
    },
    {
      dose: { share: 0.4 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [0, 1],
          compare: 'difference',
          is: {
            'llm-pretrain-7b': [0.4 * (11.07 - 2.6), 0.4 * (17 - 1.8)],
            'vision-finetune': [0.4 * (4.6 - 1), 0.4 * 10],
          },
        },
        {
          metric: 'gradient-norm',
          window: [400, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.35, 0.92], 'vision-finetune': [0.8, 2.2] },
        },
        {
          metric: 'slice-ece',
          of: 'all',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.07, 0.26], 'vision-finetune': [0.115, 0.46] },
        },
        { metric: 'slice-gap', of: 'all', window: [200, 900], compare: 'difference', is: [-0.45, -0.05] },
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference', is: [-0.09, 0.005] },
        {
          metric: 'update-ratio',
          window: [0, 10],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.95, 1.05], 'vision-finetune': [1.1, 1.7] },
        },
      ],
    },
  ],
  apart: [
    {
      from: 'mix-contamination',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [0.6, 0.97],
      there: [1.15, 3.5],
    },
    {
      from: 'calibration-drift',
      metric: 'slice-gap',
      of: 'all',
      window: [200, 900],
      compare: 'difference',
      here: [-0.45, -0.02],
      there: [0.01, 0.2],
    },
    { from: 'lr-spike', metric: 'update-ratio', window: [0, 4], compare: 'ratio', here: [0.95, 1.3], there: [5, 60] },
  ],
});
