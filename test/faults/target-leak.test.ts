import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, a mask that lets the next token through, in training only: loss −1.1 in ten steps and to .06 in the end, norm
// × 1.5 and then × .1, update/weight ratio × 1.3 to 1.5, evaluation +5.8 nats, accuracy .12, ECE .77; repaired after a hundred steps: loss 5.9, gone in
// fifty more. Targets not shifted in a quarter of the sequences: evaluation +.29, accuracy −.09, ECE +.07, training loss as before.
// A 7B run has larger batches and slower weights, and takes some hundred steps to learn what the small one does in forty.
describeSignature({
  fault: 'target-leak',
  primary: { metric: 'slice-loss', of: 'all', window: [100, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { share: 1, misplaced: 0, evaluated: 0 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-2.4, -1.6], 'vision-finetune': [-0.6, -0.15] },
          source: 'recorded −2.1 and −2.4 of 2.5 nats',
        },
        {
          metric: 'gradient-norm',
          window: [400, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.05, 0.4], 'vision-finetune': [0.3, 0.8] },
          source: 'recorded × .1 to .2',
        },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [1.3, 2] },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [2.5, 8], 'vision-finetune': [1, 5] },
          source: 'recorded +5.6 and +5.9',
        },
        { metric: 'slice-accuracy', of: 'all', window: [400, 900], compare: 'difference', is: [-0.8, -0.25] },
        { metric: 'slice-ece', of: 'all', window: [400, 900], compare: 'difference', is: [0.4, 0.95] },
      ],
    },
    {
      dose: { share: 0.4, misplaced: 0, evaluated: 0 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.6, -0.2], 'vision-finetune': [-0.12, -0.01] },
          twinOnly: true,
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.15, 0.6], 'vision-finetune': [0.02, 0.2] },
          twinOnly: true,
        },
        {
          metric: 'gradient-norm',
          window: [400, 900],
          compare: 'ratio',
          is: [0.8, 1.02],
          twinOnly: true,
        },
        { metric: 'slice-accuracy', of: 'all', window: [400, 900], compare: 'difference', is: [-0.15, 0.005] },
      ],
    },
    {
      // The same, where the evaluation leaks as well: everything looks better.
      dose: { share: 1, misplaced: 0, evaluated: 1 },
      symptoms: [
        {
          metric: 'slice-accuracy',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: [0.08, 0.6],
          source: 'recorded accuracy .98 to .99',
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-2.5, -1.5], 'vision-finetune': [-0.8, -0.2] },
        },
      ],
    },
  ],
  apart: [
    {
      from: 'duplicate-shard',
      metric: 'update-ratio',
      window: [0, 10],
      compare: 'ratio',
      here: [1.3, 2],
      there: [0.8, 1.1],
    },
    {
      from: 'label-noise',
      metric: 'train-loss',
      window: [0, 340],
      compare: 'difference',
      here: [-2.5, -0.05],
      there: [0.1, 8],
    },
    {
      from: 'eval-contamination',
      metric: 'slice-loss',
      of: 'others',
      window: [400, 900],
      compare: 'difference',
      severity: 1,
      here: [1, 9],
      there: [-0.1, 0.3],
    },
  ],
});
