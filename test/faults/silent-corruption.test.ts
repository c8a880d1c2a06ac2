import { describeSignature } from '../helpers/signature.js';

// Ma et al. 2025: on fifteen unhealthy nodes most errors were small, other optima were reached, and some loss curves spiked.
// Altenbernd et al. 2026: short spikes. SPAM: gradients up to 1,000 times the usual. What a clipped spike costs is not
// published; the recorded transformer, with broken batches of × 30 clipped, lost .02 on the evaluation.
describeSignature({
  fault: 'silent-corruption',
  primary: { metric: 'gradient-norm', window: [0, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { perThousand: 20, factor: 1000 },
      symptoms: [
        { metric: 'gradient-norm', window: [0, 1], compare: 'ratio', is: [2, 1000], twinOnly: true },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', reduce: 'max', is: [100, 1000] },
        // Between two spikes it is what it was.
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', reduce: 'min', is: [0.95, 1.05] },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [0, 0.02] },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.99, 1.01] },
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [0.92, 1.03] },
        { metric: 'slice-loss', of: 'all', window: [200, 900], compare: 'difference', is: [0, 0.03] },
        { metric: 'weight-norm', window: [0, 900], compare: 'ratio', is: [0.995, 1.005] },
      ],
    },
    {
      severity: 0.3,
      symptoms: [
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', reduce: 'max', is: [5, 34.1] },
        { metric: 'slice-loss', of: 'all', window: [200, 900], compare: 'difference', is: [-0.002, 0.015] },
      ],
    },
  ],
  apart: [
    // A broken batch has a loss, and comes back at its time.
    {
      from: 'corrupt-batches',
      metric: 'train-loss',
      window: [0, 1],
      compare: 'difference',
      here: [0, 0],
      there: [5, 20],
    },
    {
      from: 'clip-missing',
      metric: 'gradient-norm',
      window: [0, 900],
      compare: 'ratio',
      reduce: 'max',
      here: [10, 1000],
      there: [0.8, 2],
    },
  ],
});
