import { describeSignature } from '../helpers/signature.js';

// Recorded classifier, one of ten classes × 10 (mean weight 1.9, root mean square 3.3): loss +.2 at first, gradient norm × 2.5,
// accuracy −.005 to −.02, ECE +.02 to +.03.
describeSignature({
  fault: 'class-weights-wrong',
  primary: { metric: 'gradient-norm', window: [0, 340], compare: 'ratio' },
  afterTheLoss: false,
  cases: [
    {
      dose: { factor: 10, share: 0.1 },
      symptoms: [
        { metric: 'train-loss', window: [0, 10], compare: 'difference', is: [0.1, 0.5], source: 'recorded +.2' },
        { metric: 'gradient-norm', window: [100, 900], compare: 'ratio', is: [2, 4.5], source: 'recorded × 2.5' },
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [0.9, 1.1] },
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference', is: [-0.06, -0.003] },
        { metric: 'slice-ece', of: 'all', window: [200, 900], compare: 'difference', is: [0.01, 0.06] },
        { metric: 'slice-loss', of: 'all', window: [200, 900], compare: 'difference', is: [0.03, 0.4] },
      ],
    },
    {
      dose: { factor: 2, share: 0.1 },
      symptoms: [
        { metric: 'gradient-norm', window: [100, 900], compare: 'ratio', is: [1.05, 1.3], twinOnly: true },
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference', is: [-0.01, 0.005] },
      ],
    },
  ],
  apart: [
    {
      from: 'label-noise',
      metric: 'slice-gap',
      of: 'all',
      window: [200, 900],
      compare: 'difference',
      severity: 1,
      here: [-0.08, 0.05],
      there: [-0.5, -0.1],
    },
    {
      from: 'gradient-sum',
      metric: 'slice-loss',
      of: 'all',
      window: [200, 900],
      compare: 'difference',
      severity: 1,
      here: [0.1, 0.7],
      there: [-0.05, 0.05],
    },
    {
      from: 'mix-shift',
      metric: 'gradient-norm',
      window: [100, 900],
      compare: 'ratio',
      severity: 1,
      here: [2.5, 6],
      there: [0.5, 1.5],
    },
  ],
});
