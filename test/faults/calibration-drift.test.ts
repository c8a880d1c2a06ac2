import { describeSignature } from '../helpers/signature.js';

// Recorded classifiers without weight decay: ECE +.05, NLL +.15 and more, accuracy −.008, training loss −.05 to −.08.
// Guo et al. 2017: the NLL overfits while the error does not.
describeSignature({
  fault: 'calibration-drift',
  primary: { metric: 'slice-gap', of: 'all', window: [100, 340], compare: 'difference' },
  afterTheLoss: true,
  cases: [
    {
      severity: 1,
      symptoms: [
        { metric: 'slice-ece', of: 'all', window: [400, 900], compare: 'difference', is: [0.025, 0.1] },
        { metric: 'slice-gap', of: 'all', window: [400, 900], compare: 'difference', is: [0.025, 0.1] },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [400, 900],
          compare: 'difference',
          is: [0.03, 0.37],
          twinOnly: true,
        },
        { metric: 'slice-accuracy', of: 'all', window: [400, 900], compare: 'difference', is: [-0.01, 0.01] },
        // The recorded −.05 is of fifty epochs; here it is the third of a few.
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.16, -0.008] },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.97, 1.03] },
      ],
    },
    {
      severity: 0.1,
      symptoms: [
        { metric: 'slice-ece', of: 'all', window: [400, 900], compare: 'difference', is: [0.015, 0.1] },
        { metric: 'slice-accuracy', of: 'all', window: [400, 900], compare: 'difference', is: [-0.01, 0.01] },
      ],
    },
  ],
  apart: [
    // A loader's loop costs accuracy and loss on held-out data as well; over-confidence alone does not.
    {
      from: 'duplicate-shard',
      metric: 'slice-accuracy',
      of: 'all',
      window: [400, 900],
      compare: 'difference',
      here: [-0.01, 0.01],
      there: [-0.4, -0.02],
    },
    {
      from: 'label-noise',
      metric: 'slice-gap',
      of: 'all',
      window: [400, 900],
      compare: 'difference',
      here: [0.02, 0.2],
      there: [-0.45, -0.005],
    },
    {
      from: 'eval-format-mismatch',
      metric: 'train-loss',
      window: [200, 900],
      compare: 'difference',
      here: [-0.2, -0.008],
      there: [0, 0],
    },
  ],
});
