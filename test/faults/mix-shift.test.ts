import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, 70 / 97 % of the batch move to one domain of five: its loss −.08 to −.16 / −.09 to −.18, the mean of
// the others +.06 to +.11 / +.13 to +.30, gradient norm and update ratio within 4 % after fifty steps. Recorded classifier,
// 40 / 95 %: −.05 to −.08 / −.06 to −.09 and +.03 to +.05 / +.12 to +.38. Here of `others` the one that moves most counts.
describeSignature({
  fault: 'mix-shift',
  primary: { metric: 'slice-loss', of: 'place', window: [100, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      // The largest source: a harder one than the mean of the five, an easier one than the mean of the four.
      dose: { added: 0.7 },
      place: 0,
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'place',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.16, -0.04], 'vision-finetune': [-0.08, -0.015] },
          twinOnly: true,
        },
        {
          metric: 'slice-loss',
          of: 'others',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.06, 0.3], 'vision-finetune': [0.03, 0.15] },
          twinOnly: true,
        },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [-0.1, 0.15] },
        { metric: 'gradient-norm', window: [50, 900], compare: 'ratio', is: [0.93, 1.07] },
        { metric: 'update-ratio', window: [50, 900], compare: 'ratio', is: [0.96, 1.04] },
      ],
    },
    {
      // A small one.
      dose: { added: 0.95 },
      place: 3,
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'place',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.5, -0.1], 'vision-finetune': [-0.4, -0.06] },
        },
        {
          metric: 'slice-loss',
          of: 'others',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.2, 1], 'vision-finetune': [0.2, 0.8] },
        },
        {
          metric: 'slice-accuracy',
          of: 'others',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.12, -0.02], 'vision-finetune': [-0.12, -0.02] },
          twinOnly: true,
        },
        { metric: 'slice-gap', of: 'place', window: [200, 900], compare: 'difference', is: [-0.02, 0.02] },
        { metric: 'update-ratio', window: [50, 900], compare: 'ratio', is: [0.94, 1.06] },
      ],
    },
  ],
  apart: [
    // Junk improves no slice.
    {
      from: 'mix-contamination',
      metric: 'slice-loss',
      of: 'place',
      window: [200, 900],
      compare: 'difference',
      here: [-1, -0.01],
      there: [-0.004, 1],
    },
    // What is learned and not memorised is as sure as it is right.
    {
      from: 'eval-contamination',
      metric: 'slice-gap',
      of: 'place',
      window: [400, 900],
      compare: 'difference',
      here: [-0.006, 0.006],
      there: [-0.3, -0.012],
    },
    // One step, and no second one.
    {
      from: 'unshuffled-data',
      metric: 'loss-period',
      window: [0, 900],
      compare: 'difference',
      here: [-0.15, 0.15],
      there: [0.2, 1],
    },
  ],
});
