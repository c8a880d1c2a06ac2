import { describeSignature } from '../helpers/signature.js';

// No recorded run has it; the arithmetic sets the figures. Where a share s of the targets costs nothing, loss, loss noise and
// gradient norm are 1 − s of what they were: × .7 at 30 %. Until it costs nothing, padding costs as much as one class of 128 k:
// log 128,256 = 11.8 nats, at 30 % 3.3 above a loss of .64.
describeSignature({
  fault: 'padding-unmasked',
  primary: { metric: 'train-loss', window: [100, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { share: 0.3 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [0, 1],
          compare: 'difference',
          is: [3.1, 3.6],
          source: '.3 × (11.8 − .64)',
        },
        { metric: 'train-loss', window: [100, 200], compare: 'ratio', is: [0.69, 0.71], source: '1 − .3' },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.25, -0.15] },
        { metric: 'loss-noise', window: [100, 900], compare: 'ratio', is: [0.69, 0.71], source: '1 − .3' },
        { metric: 'gradient-norm', window: [0, 1], compare: 'ratio', is: [0.69, 0.71], source: '1 − .3' },
        { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [0.69, 0.71] },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [0.8, 0.92] },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.99, 1.01] },
        { metric: 'slice-loss', of: 'all', window: [0, 900], compare: 'difference', is: [-0.002, 0.002] },
        { metric: 'slice-accuracy', of: 'all', window: [0, 900], compare: 'difference', is: [-0.001, 0.001] },
        { metric: 'slice-ece', of: 'all', window: [0, 900], compare: 'difference', is: [-0.001, 0.001] },
        { metric: 'throughput', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
    {
      severity: 0.15,
      symptoms: [
        { metric: 'train-loss', window: [0, 10], compare: 'difference', is: [0.5, 0.9] },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.06, -0.03] },
        { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [0.91, 0.94] },
      ],
    },
  ],
  apart: [
    // A leak teaches to copy, and the evaluation pays for it.
    {
      from: 'target-leak',
      metric: 'slice-loss',
      of: 'all',
      window: [200, 900],
      compare: 'difference',
      here: [-0.002, 0.002],
      there: [0.02, 2],
    },
    {
      from: 'label-smoothing-left-on',
      metric: 'train-loss',
      window: [200, 900],
      compare: 'difference',
      here: [-0.3, -0.1],
      there: [0.3, 3],
    },
    {
      from: 'dead-rank',
      metric: 'loss-noise',
      window: [100, 900],
      compare: 'ratio',
      here: [0.6, 0.9],
      there: [0.99, 1.01],
    },
  ],
});
