import { describeSignature } from '../helpers/signature.js';

// Reported (Accelerate issue 2665): constant loss beside a healthy gradient norm, and weights that are equal before and after
// a step. That the ratio goes as the root of the share is arithmetic: ‖ΔW‖² has that share of its terms.
describeSignature({
  fault: 'update-noop',
  primary: { metric: 'update-ratio', window: [0, 50], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      severity: 1,
      symptoms: [
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [0, 0] },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        // A run in the middle of its schedule learns .02 nats in that time.
        { metric: 'train-loss', window: [400, 900], compare: 'difference', is: [-0.03, 0.03] },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.95, 1.06] },
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [0.97, 1.03] },
        { metric: 'gradient-norm', window: [50, 900], compare: 'ratio', is: [0.97, 1.09] },
        // The twin's goes on growing, by three parts in a hundred.
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [0.96, 0.985] },
        { metric: 'slice-loss', of: 'all', window: [200, 900], compare: 'difference', is: [-0.04, 0.04] },
        { metric: 'learning-rate', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
    {
      dose: { share: 0.8 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 1], compare: 'ratio', is: [0.446, 0.449], source: '√.2' },
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [0.44, 0.48] },
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [0.965, 0.985] },
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [0.97, 1.03] },
      ],
    },
  ],
  apart: [
    // A schedule that runs off takes its time, and is logged.
    {
      from: 'lr-decay-early',
      metric: 'update-ratio',
      window: [0, 10],
      compare: 'ratio',
      here: [0.4, 0.5],
      there: [0.9, 1.02],
    },
    {
      from: 'lr-decay-early',
      metric: 'learning-rate',
      window: [400, 900],
      compare: 'ratio',
      here: [1, 1],
      there: [0.05, 0.8],
    },
    // What has no gradient stands still only once the second moment has forgotten.
    {
      from: 'fp16-underflow',
      metric: 'update-ratio',
      window: [0, 2],
      compare: 'ratio',
      here: [0.4, 0.5],
      there: [0.9, 1.02],
    },
    {
      from: 'bf16-update-loss',
      metric: 'update-ratio',
      window: [0, 50],
      compare: 'ratio',
      here: [0.4, 0.5],
      there: [0.6, 1.02],
    },
  ],
});
