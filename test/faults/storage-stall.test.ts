import { describeSignature } from '../helpers/signature.js';

// SmolLM3: 13.5 to 14 k tokens a second and GPU, some 8 k (second-hand) within hours: × .57 to .59, which is a step of × 1.7 to
// 1.75. How many steps the fall took is not published; ours takes hundreds.
describeSignature({
  fault: 'storage-stall',
  primary: { metric: 'throughput', window: [0, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { wait: 0.75, steps: 200 },
      symptoms: [
        // No edge: the first steps are as fast as ever.
        { metric: 'throughput', window: [0, 5], compare: 'ratio', is: [0.98, 0.995], twinOnly: true },
        { metric: 'throughput', window: [95, 105], compare: 'ratio', is: [0.74, 0.8] },
        { metric: 'throughput', window: [600, 900], compare: 'ratio', is: [0.57, 0.59], source: '8 k / 13.5–14 k' },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [0, 0] },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'slice-loss', of: 'all', window: [0, 900], compare: 'difference', is: [0, 0] },
      ],
    },
    {
      severity: 0.3,
      symptoms: [{ metric: 'throughput', window: [400, 900], compare: 'ratio', is: [0.905, 0.92] }],
    },
  ],
  apart: [
    {
      from: 'straggler-node',
      metric: 'throughput',
      window: [0, 10],
      compare: 'ratio',
      here: [0.96, 1],
      there: [0.8, 0.95],
    },
    { from: 'healthy', metric: 'throughput', window: [400, 900], compare: 'ratio', here: [0.5, 0.9], there: [1, 1] },
  ],
});
