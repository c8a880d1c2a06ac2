import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, 10 / 40 % of every batch foreign: loss +.39 / +1.3 at first, scatter between ranks × 2.2 / 2.9, no peak
// of the norm, evaluation +.03 / +.10. Here half of the web text is 25 % of a batch, and only while a wrong shard is read.
describeSignature({
  fault: 'train-tokenizer-mismatch',
  primary: { metric: 'train-loss', window: [0, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { share: 0.5, wrong: 0.2 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [0, 25],
          compare: 'difference',
          is: [0.55, 0.8],
          source: '.39 at 10 %, 1.3 at 40 %',
        },
        { metric: 'loss-noise', window: [0, 25], compare: 'ratio', is: [1.9, 2.7], source: '2.2 at 10 %, 2.9 at 40 %' },
        // The next shard is a sound one.
        { metric: 'train-loss', window: [25, 50], compare: 'difference', is: [-0.005, 0.02] },
        { metric: 'loss-noise', window: [25, 50], compare: 'ratio', is: [0.98, 1.02] },
        { metric: 'train-loss', window: [50, 900], compare: 'difference', is: [0.05, 0.3] },
        { metric: 'gradient-norm', window: [0, 25], compare: 'ratio', is: [0.87, 1.01] },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', reduce: 'max', is: [0.8, 1.05] },
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [0.98, 1.02] },
        { metric: 'slice-loss', of: 'place', window: [200, 900], compare: 'difference', is: [0, 0.05] },
        { metric: 'slice-loss', of: 'others', window: [200, 900], compare: 'difference', is: [-0.09, 0.04] },
        { metric: 'weight-norm', window: [0, 900], compare: 'ratio', is: [0.995, 1.005] },
      ],
    },
    {
      severity: 0.3,
      symptoms: [{ metric: 'train-loss', window: [0, 25], compare: 'difference', is: [0.35, 0.6] }],
    },
  ],
  apart: [
    // Junk stays, a wrong shard ends.
    {
      from: 'mix-contamination',
      metric: 'train-loss',
      window: [25, 50],
      compare: 'difference',
      here: [-0.005, 0.05],
      there: [0.2, 2],
    },
    // A batch of which nothing can be predicted costs what a random target costs.
    {
      from: 'corrupt-batches',
      metric: 'train-loss',
      window: [0, 1],
      compare: 'difference',
      here: [0.2, 1.5],
      there: [5, 20],
    },
    // Blocks there forget what the others hold.
    {
      from: 'unshuffled-data',
      metric: 'slice-loss',
      of: 'others',
      window: [200, 900],
      compare: 'difference',
      here: [-0.09, 0.06],
      there: [0.08, 1],
    },
  ],
});
