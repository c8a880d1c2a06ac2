import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, 7 / 5 bits: update ratio × 1.07 / 1.05 in the first ten steps, × 1.02 / 1.07 up to 200 and × .83 / .48 in
// the last hundred, when the rate has decayed; weight norm × .98 / .88 and loss +.04 / +.19 there. The played windows end before
// the decay: the rate is still high, so that a smaller update costs nothing yet. With 5 bits ours loses updates at once, since
// its updates are smaller beside the weights.
describeSignature({
  fault: 'bf16-update-loss',
  primary: { metric: 'weight-norm', window: [100, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { bits: 7 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 200], compare: 'ratio', is: [1.01, 1.1], twinOnly: true },
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [0.985, 0.998], twinOnly: true },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [0.98, 1.02] },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.02, 0.002] },
      ],
    },
    {
      dose: { bits: 5 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [0.6, 0.8], twinOnly: true },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.6, 0.85] },
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [0.93, 0.98] },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [0.95, 1.05] },
        { metric: 'train-loss', window: [400, 900], compare: 'difference', is: [-0.08, -0.015], twinOnly: true },
      ],
    },
  ],
  apart: [
    // The rate is the planned one.
    {
      from: 'lr-decay-early',
      metric: 'learning-rate',
      window: [200, 400],
      compare: 'ratio',
      here: [1, 1],
      there: [0, 0.97],
    },
    // At once, and not as fast as the second moment forgets.
    {
      from: 'fp16-underflow',
      metric: 'update-ratio',
      window: [0, 3],
      compare: 'ratio',
      here: [0.6, 0.85],
      there: [0.95, 1.01],
      severity: 1,
    },
    { from: 'lr-spike', metric: 'update-ratio', window: [0, 3], compare: 'ratio', here: [0.6, 1.1], there: [5, 60] },
  ],
});
