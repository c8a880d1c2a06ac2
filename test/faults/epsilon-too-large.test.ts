import { describeSignature } from '../helpers/signature.js';

// No recorded run has it. The root mean square of a gradient entry, norm over √parameters, is 3.4e-6 in the 7B scenario and 2.2e-5
// in vision, of most entries half of that: an ε of 5e-6 divides their steps by 3.8 and 1.4. The directions that hold most of the
// power go on longest, so that the ratio falls no further than to a tenth and a fifth.
describeSignature({
  fault: 'epsilon-too-large',
  primary: { metric: 'update-ratio', window: [0, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { epsilon: 5e-6 },
      symptoms: [
        {
          metric: 'update-ratio',
          window: [0, 1],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.25, 0.3], 'vision-finetune': [0.67, 0.72] },
          source: 'RMS/(RMS + ε)',
        },
        {
          metric: 'update-ratio',
          window: [200, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.27, 0.32], 'vision-finetune': [0.68, 0.73] },
        },
        // Σ rate · decay from the onset to the middle of the window, .018 and .015, and what the random walk would have added.
        {
          metric: 'weight-norm',
          window: [400, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.95, 0.966], 'vision-finetune': [0.972, 0.985] },
        },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.003, 0.004] },
        { metric: 'slice-loss', of: 'all', window: [200, 900], compare: 'difference', is: [-0.003, 0.004] },
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [0.99, 1.01] },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.99, 1.01] },
        { metric: 'learning-rate', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
    {
      dose: { epsilon: 2e-4 },
      symptoms: [
        {
          metric: 'update-ratio',
          window: [200, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.08, 0.15], 'vision-finetune': [0.14, 0.24] },
        },
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [0.945, 0.97] },
        // Shorter weights have larger gradients.
        { metric: 'gradient-norm', window: [400, 900], compare: 'ratio', is: [1.03, 1.07], twinOnly: true },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.02, -0.003], twinOnly: true },
        { metric: 'slice-ece', of: 'all', window: [200, 900], compare: 'difference', is: [-0.004, 0.004] },
      ],
    },
  ],
  apart: [
    // At once, while a schedule takes its time, and so does the second moment.
    {
      from: 'lr-decay-early',
      metric: 'update-ratio',
      window: [0, 10],
      compare: 'ratio',
      here: [0.05, 0.5],
      there: [0.95, 1.01],
    },
    {
      from: 'fp16-underflow',
      metric: 'update-ratio',
      window: [0, 3],
      compare: 'ratio',
      here: [0.05, 0.5],
      there: [0.95, 1.01],
    },
    {
      from: 'clip-too-tight',
      metric: 'update-ratio',
      window: [0, 1],
      compare: 'ratio',
      here: [0.05, 0.5],
      there: [0.8, 0.99],
    },
    {
      from: 'bf16-update-loss',
      metric: 'update-ratio',
      window: [200, 900],
      compare: 'ratio',
      here: [0.05, 0.5],
      there: [0.85, 1],
    },
  ],
});
