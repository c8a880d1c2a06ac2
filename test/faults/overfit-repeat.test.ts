import { describeSignature } from '../helpers/signature.js';

// Full fine-tuning of a 7 B model: the loss falls by 34 and 47 % at the first two boundaries, within 1 to 2 % of an epoch
// (FACTS f1), and is flat between them (f2); data of which nothing was seen before lose 21 and 35 % here. The evaluation of two
// fine-tunings ended .007 and .058 nats above its lowest after some ten passes (f3), over much larger data sets than these.
describeSignature({
  fault: 'overfit-repeat',
  primary: { metric: 'slice-loss', of: 'all', window: [150, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { batches: 100 },
      symptoms: [
        // First pass: nothing is known of it. Where epochs went before, the new set is a part of the old one.
        {
          metric: 'train-loss',
          window: [0, 100],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.01, 0.01], 'vision-finetune': [-0.035, 0.02] },
        },
        {
          metric: 'train-loss',
          window: [100, 200],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.6, -0.35], 'vision-finetune': [-0.06, -0.025] },
        },
        {
          metric: 'train-loss',
          window: [200, 300],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.95, -0.65], 'vision-finetune': [-0.06, -0.02] },
        },
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-1.6, -1.1], 'vision-finetune': [-0.09, -0.045] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.12, 0.28], 'vision-finetune': [0.04, 0.13] },
        },
        {
          metric: 'slice-ece',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.05, 0.1], 'vision-finetune': [0.002, 0.008] },
        },
        {
          metric: 'gradient-norm',
          window: [400, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.55, 0.75], 'vision-finetune': [0.88, 0.96] },
        },
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [0.97, 1.02] },
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [0.995, 1.005] },
      ],
    },
    {
      severity: 1,
      symptoms: [
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-2.2, -1.8], 'vision-finetune': [-0.25, -0.12] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.9, 1.6], 'vision-finetune': [0.5, 1] },
        },
        { metric: 'slice-accuracy', of: 'all', window: [400, 900], compare: 'difference', is: [-0.22, -0.04] },
        {
          metric: 'slice-ece',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.15, 0.25], 'vision-finetune': [0.008, 0.025] },
        },
      ],
    },
  ],
  apart: [
    {
      from: 'calibration-drift',
      metric: 'slice-accuracy',
      of: 'all',
      window: [400, 900],
      compare: 'difference',
      here: [-0.08, -0.02],
      there: [-0.01, 0.01],
    },
    // The same few batches in the same order: their noise cancels over a cycle, and so do the updates.
    {
      from: 'duplicate-shard',
      metric: 'update-ratio',
      window: [400, 900],
      compare: 'ratio',
      here: [0.97, 1.02],
      there: [0.2, 0.93],
    },
    {
      from: 'eval-contamination',
      metric: 'slice-accuracy',
      of: 'all',
      window: [400, 900],
      compare: 'difference',
      here: [-0.08, -0.02],
      there: [-0.005, 0.2],
    },
    // A leak is learned from its first step on; a pass has to be over before anything comes again.
    {
      from: 'target-leak',
      metric: 'update-ratio',
      window: [0, 10],
      compare: 'ratio',
      here: [0.97, 1.05],
      there: [1.3, 1.9],
    },
  ],
});
