import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, 5 / 30 % of the batch: the slice −.07, −.22 and −.35 / −.33, −1.0 and −1.6 at once, after 200 steps and
// at the end, accuracy +.07 / +.47, ECE +.04 / +.21, the others +.01 / +.16, all step panels still / train loss −.34, norm × 1.16.
// Recorded classifier: −.02 to −.14 / −.09 to −.31. A 7B batch passes the whole set in a few steps, so ours saturates.
describeSignature({
  fault: 'eval-contamination',
  primary: { metric: 'slice-loss', of: 'place', window: [100, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { share: 0.05 },
      place: 3,
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'place',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-2.8, -0.35], 'vision-finetune': [-1, -0.14] },
        },
        {
          metric: 'slice-accuracy',
          of: 'place',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.07, 0.7], 'vision-finetune': [0.04, 0.35] },
        },
        // The ECE of the recorded classifier fell by .02: it was over-confident before.
        {
          metric: 'slice-ece',
          of: 'place',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.01, 0.1], 'vision-finetune': [0.02, 0.12] },
          twinOnly: true,
        },
        { metric: 'slice-gap', of: 'place', window: [400, 900], compare: 'difference', is: [-0.2, -0.03] },
        {
          metric: 'slice-loss',
          of: 'others',
          window: [400, 900],
          compare: 'difference',
          is: [0.005, 0.06],
          twinOnly: true,
        },
        {
          metric: 'train-loss',
          window: [50, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.15, 0], 'vision-finetune': [-0.01, 0.02] },
        },
        // Recorded at 30 % of the batch: × 1.04 to × 1.16, the ratio within 1 %.
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [1.02, 1.18] },
        { metric: 'update-ratio', window: [50, 900], compare: 'ratio', is: [0.98, 1.02] },
      ],
    },
    {
      dose: { share: 0.005 },
      place: 0,
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'place',
          window: [50, 200],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-2.6, -0.5], 'vision-finetune': [-0.02, -0.001] },
          twinOnly: true,
        },
        // It grows with every pass over the items.
        {
          metric: 'slice-loss',
          of: 'place',
          window: [700, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-2.6, -0.5], 'vision-finetune': [-0.05, -0.01] },
          twinOnly: true,
        },
        { metric: 'slice-loss', of: 'others', window: [50, 900], compare: 'difference', is: [-0.003, 0.005] },
        { metric: 'train-loss', window: [50, 900], compare: 'difference', is: [-0.015, 0.002] },
      ],
    },
  ],
  apart: [
    {
      from: 'mix-shift',
      metric: 'slice-gap',
      of: 'place',
      window: [400, 900],
      compare: 'difference',
      here: [-0.3, -0.012],
      there: [-0.006, 0.006],
    },
    {
      from: 'eval-format-mismatch',
      metric: 'slice-loss',
      of: 'place',
      window: [400, 900],
      compare: 'difference',
      here: [-3, -0.03],
      there: [0.01, 3],
    },
    // What repeats here is one slice; the others pay for it next to nothing.
    {
      from: 'duplicate-shard',
      metric: 'slice-loss',
      of: 'others',
      window: [400, 900],
      compare: 'difference',
      here: [-0.02, 0.02],
      there: [0.04, 20],
    },
  ],
});
