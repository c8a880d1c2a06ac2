import { describeSignature } from '../helpers/signature.js';

// BLOOM-176B, iterations 42,781 to 42,784: 105.2 → 111.1 s, so that a step took × 1.056 and the throughput was × .947 (149.1 →
// 141 TFLOPs: × .946), for good; loss and gradient norm untouched. A step takes what the slowest rank takes, so both follow.
describeSignature({
  fault: 'straggler-node',
  primary: { metric: 'throughput', window: [0, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { added: 111.1 / 105.2 - 1 },
      symptoms: [
        { metric: 'throughput', window: [0, 1], compare: 'ratio', is: [0.975, 0.985], twinOnly: true },
        { metric: 'throughput', window: [2, 900], compare: 'ratio', is: [0.9459, 0.9476], source: '105.2 / 111.1' },
        // No sinking on: what it is after three steps it is for good.
        { metric: 'throughput', window: [600, 900], compare: 'ratio', is: [0.9459, 0.9476] },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [0, 0] },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'slice-loss', of: 'all', window: [0, 900], compare: 'difference', is: [0, 0] },
      ],
    },
    {
      severity: 1,
      symptoms: [{ metric: 'throughput', window: [2, 900], compare: 'ratio', is: [0.66, 0.673], source: '1 / 1.5' }],
    },
  ],
  apart: [
    // An edge, where a cache that is lost leaves a slope.
    {
      from: 'storage-stall',
      metric: 'throughput',
      window: [0, 10],
      compare: 'ratio',
      here: [0.8, 0.95],
      there: [0.99, 1],
    },
    { from: 'healthy', metric: 'throughput', window: [2, 900], compare: 'ratio', here: [0.8, 0.95], there: [1, 1] },
  ],
});
