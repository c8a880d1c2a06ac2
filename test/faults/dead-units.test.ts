import { describeSignature } from '../helpers/signature.js';

// Recorded classifier, × 400 for 3 steps: update ratio × 94 over the first ten steps, × 2.1 from 10 to 50, × 1.2 and × .55 at the
// end; loss +58, +28, +1.5 and +.17; gradient norm × 40, 21, 2.7, 1.2; weight norm × 1.70, 1.76, 1.70, 1.56; accuracy −.61, −.43,
// −.14 and −.07. Its layers have no normalisation, so its loss has no bound; ours is one nat worse than knowing nothing at most.
// The recording counts 17 % of dead units at the end; the engine has no units, and what it keeps is in the size of the weights.
describeSignature({
  fault: 'dead-units',
  primary: { metric: 'update-ratio', window: [0, 10], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { factor: 100, steps: 1 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 1], compare: 'ratio', is: [99, 101], source: 'the dose' },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        { metric: 'train-loss', window: [1, 10], compare: 'difference', is: [1, 8] },
        { metric: 'train-loss', window: [600, 900], compare: 'difference', is: [0.003, 0.05], twinOnly: true },
        { metric: 'weight-norm', window: [10, 900], compare: 'ratio', is: [1.02, 1.1] },
        { metric: 'learning-rate', window: [1, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
    {
      dose: { factor: 400, steps: 3 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 1], compare: 'ratio', is: [398, 402], source: 'the dose' },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [70, 100], source: 'recorded × 94' },
        // Recorded × 1.2 and then × .55: weights without a normalisation turn no slower at first.
        { metric: 'update-ratio', window: [50, 200], compare: 'ratio', is: [0.15, 0.6] },
        { metric: 'train-loss', window: [50, 200], compare: 'difference', is: [1.5, 7] },
        { metric: 'train-loss', window: [600, 900], compare: 'difference', is: [0.2, 1] },
        // Twice the recorded step: with β₂ .95 and .99 the second moment adapts in the burst, with .999 it stays small.
        { metric: 'weight-norm', window: [10, 900], compare: 'ratio', is: [1.7, 3.5] },
        { metric: 'slice-accuracy', of: 'all', window: [50, 200], compare: 'difference', is: [-0.75, -0.3] },
        { metric: 'slice-accuracy', of: 'all', window: [600, 900], compare: 'difference', is: [-0.18, -0.08] },
        { metric: 'slice-ece', of: 'all', window: [600, 900], compare: 'difference', is: [-0.01, 0.01] },
      ],
    },
  ],
  apart: [
    {
      from: 'lr-spike',
      metric: 'update-ratio',
      window: [0, 1],
      compare: 'ratio',
      here: [95, 410],
      there: [4, 45],
    },
    // A broken batch moves the logged loss at once and the weights hardly.
    {
      from: 'corrupt-batches',
      metric: 'weight-norm',
      window: [10, 400],
      compare: 'ratio',
      here: [1.03, 4],
      there: [0.98, 1.01],
    },
    {
      from: 'mix-contamination',
      metric: 'update-ratio',
      window: [0, 1],
      compare: 'ratio',
      here: [95, 410],
      there: [0.9, 1.5],
    },
  ],
});
