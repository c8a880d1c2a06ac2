import { describeSignature } from '../helpers/signature.js';

// Marin 8B (retrospective): without z-loss the training loss rose slowly through the cooldown while the norm of the head exploded;
// a z-loss of 1e-4 cured it. No curve is published, so only the order is held: the norm leads, the loss follows late and slowly.
describeSignature({
  fault: 'output-logit-drift',
  primary: { metric: 'weight-norm', window: [300, 346], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      symptoms: [
        { metric: 'weight-norm', window: [200, 300], compare: 'ratio', is: [1.0001, 1.02], twinOnly: true },
        { metric: 'weight-norm', window: [800, 900], compare: 'ratio', is: [1.05, 1.2] },
        { metric: 'train-loss', window: [0, 300], compare: 'difference', is: [0, 0.002] },
        { metric: 'train-loss', window: [800, 900], compare: 'difference', is: [0.04, 0.15] },
        { metric: 'slice-loss', of: 'all', window: [800, 900], compare: 'difference', is: [0.04, 0.15] },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [0.98, 1.02] },
        { metric: 'update-ratio', window: [0, 300], compare: 'ratio', is: [0.995, 1.005] },
        { metric: 'slice-ece', of: 'all', window: [800, 900], compare: 'difference', is: [-0.003, 0.003] },
      ],
    },
  ],
  apart: [
    {
      from: 'lr-too-high',
      metric: 'update-ratio',
      window: [0, 300],
      compare: 'ratio',
      here: [0.99, 1.01],
      there: [2, 12],
    },
    {
      from: 'weight-decay-missing',
      metric: 'train-loss',
      window: [800, 900],
      compare: 'difference',
      here: [0.01, 0.1],
      there: [-0.02, 0.002],
    },
  ],
});
