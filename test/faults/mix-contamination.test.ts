import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, 10 / 40 % junk in the batch: loss +.39 / +1.3, settling at +.26 / +.88; loss of the ranks × 2.2 / 2.9
// as spread out; clean evaluation +.03 / +.10. In the language model 20 / 80 % of web text is 10 / 40 % of the batch;
// scraped images are easier to tell than crawl junk, so the classifier pays less.
describeSignature({
  fault: 'mix-contamination',
  primary: { metric: 'train-loss', window: [0, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { share: 0.2 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [0, 10],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.2, 0.78], 'vision-finetune': [0.05, 0.2] },
        },
        {
          metric: 'train-loss',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.13, 0.52], 'vision-finetune': [0.04, 0.2] },
        },
        {
          metric: 'slice-loss',
          of: 'place',
          window: [600, 900],
          compare: 'difference',
          is: [0.005, 0.06],
          twinOnly: true,
        },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.97, 1.03] },
      ],
    },
    {
      dose: { share: 0.8 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [0, 10],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.65, 2.6], 'vision-finetune': [0.2, 0.8] },
        },
        {
          metric: 'train-loss',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.44, 1.8], 'vision-finetune': [0.15, 0.7] },
        },
        {
          metric: 'loss-noise',
          window: [0, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.4, 3.5], 'vision-finetune': [1.23, 3.5] },
        },
        {
          metric: 'slice-loss',
          of: 'place',
          window: [600, 900],
          compare: 'difference',
          is: [0.05, 0.2],
          twinOnly: true,
        },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.95, 1.05] },
      ],
    },
  ],
  apart: [
    // Both step the loss up; junk makes it noisier and leaves the confidence alone, wrong labels make it quieter and take it away.
    {
      from: 'label-noise',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [1.2, 3.5],
      there: [0.6, 0.97],
    },
    {
      from: 'label-noise',
      metric: 'slice-gap',
      of: 'all',
      window: [200, 900],
      compare: 'difference',
      here: [-0.006, 0.006],
      there: [-0.3, -0.008],
    },
    {
      from: 'duplicate-shard',
      metric: 'train-loss',
      window: [200, 900],
      compare: 'difference',
      here: [0.1, 2],
      there: [-3, -0.05],
    },
    {
      from: 'benign-mix-change',
      metric: 'slice-loss',
      of: 'place',
      window: [200, 900],
      compare: 'difference',
      here: [0.02, 0.3],
      there: [-0.2, -0.001],
    },
  ],
});
