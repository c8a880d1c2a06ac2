import { describeSignature } from '../helpers/signature.js';

// SmolLM3: nothing inside the run; worse than a model of .57 of its size, at two ranks. Chinchilla: 406.4 · N^−.34 nats at 13 B
// parameters are .149, and 2^.34 and 4^.34 times that .189 and .239: +.040 and +.090.
describeSignature({
  fault: 'tensor-parallel-seed',
  onset: 0,
  primary: { metric: 'train-loss', window: [0, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { distinct: 0.5 },
      symptoms: [
        { metric: 'train-loss', window: [0, 100], compare: 'difference', is: [0.035, 0.045] },
        { metric: 'slice-loss', of: 'all', window: [0, 900], compare: 'difference', is: [0.035, 0.045] },
      ],
    },
    {
      dose: { distinct: 0.25 },
      symptoms: [
        { metric: 'train-loss', window: [0, 100], compare: 'difference', is: [0.08, 0.1] },
        // No step, no slope: it is as far away at the end.
        { metric: 'train-loss', window: [800, 900], compare: 'difference', is: [0.08, 0.1] },
        { metric: 'slice-loss', of: 'all', window: [0, 900], compare: 'difference', is: [0.08, 0.1] },
        { metric: 'slice-ece', of: 'all', window: [0, 900], compare: 'difference', is: [-0.002, 0.002] },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [0.99, 1.01] },
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [0.995, 1.005] },
        { metric: 'weight-norm', window: [0, 900], compare: 'ratio', is: [0.999, 1.001] },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.9, 1.1] },
      ],
    },
  ],
  apart: [
    {
      from: 'init-scale-too-large',
      metric: 'weight-norm',
      window: [0, 20],
      compare: 'ratio',
      here: [0.999, 1.001],
      there: [1.2, 2],
    },
    {
      from: 'lr-too-high',
      metric: 'update-ratio',
      window: [0, 20],
      compare: 'ratio',
      here: [0.99, 1.01],
      there: [1.8, 20],
    },
  ],
});
