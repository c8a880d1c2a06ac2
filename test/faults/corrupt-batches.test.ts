import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, two batches of random tokens out of sixty with clipping on, gradients × 1 / × 30: loss +3.7 at its
// peak (of 96 tokens; here the vocabulary decides) and +.01 between bursts, evaluation +.02 in both, weight norm × .995.
describeSignature({
  fault: 'corrupt-batches',
  primary: { metric: 'train-loss', window: [0, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { every: 60, batches: 2, factor: 1 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [0, 2],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [10, 17], 'vision-finetune': [7, 11] },
        },
        { metric: 'train-loss', window: [2, 60], compare: 'difference', is: [-0.005, 0.03] },
        { metric: 'loss-noise', window: [0, 300], compare: 'ratio', is: [5, 90] },
        // Recorded about × 3 at the broken step; where a gradient is nearly all noise, as in pre-training, garbage adds little.
        {
          metric: 'gradient-norm',
          window: [0, 2],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.9, 1.15], 'vision-finetune': [1.5, 2.3] },
          twinOnly: true,
        },
        { metric: 'slice-loss', of: 'all', window: [200, 900], compare: 'difference', is: [-0.005, 0.03] },
        { metric: 'weight-norm', window: [200, 900], compare: 'ratio', is: [0.99, 1.01] },
      ],
    },
    {
      dose: { every: 60, batches: 2, factor: 30 },
      symptoms: [
        // Recorded: the largest norm × 46.
        {
          metric: 'gradient-norm',
          window: [0, 2],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [20, 45], 'vision-finetune': [30, 80] },
        },
        { metric: 'gradient-norm', window: [2, 60], compare: 'ratio', is: [0.93, 1.07] },
        // Recorded × 1.12, no more than at × 1: ours are larger, as clipping leaves the direction all the same.
        {
          metric: 'update-ratio',
          window: [0, 10],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.05, 1.4], 'vision-finetune': [1.4, 2.2] },
          twinOnly: true,
        },
        // Recorded as at × 1; ours is a few times as much, and still hundredths.
        { metric: 'slice-loss', of: 'all', window: [200, 900], compare: 'difference', is: [-0.01, 0.07] },
      ],
    },
  ],
  apart: [
    { from: 'label-noise', metric: 'loss-noise', window: [0, 300], compare: 'ratio', here: [3, 90], there: [0.5, 1] },
    // It comes again.
    {
      from: 'benign-hard-batch',
      metric: 'train-loss',
      window: [60, 260],
      compare: 'difference',
      here: [0.1, 2],
      there: [-0.02, 0.02],
    },
    // The loss of a step is measured before its update: a rate cannot show in it.
    { from: 'lr-spike', metric: 'train-loss', window: [0, 1], compare: 'difference', here: [5, 20], there: [0, 0] },
  ],
});
