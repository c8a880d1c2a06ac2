import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, loss scale 2^-14 / 2^-17: 36 / 91 % of the entries zero; the milder changes nothing else, the stronger has
// update ratio × .82 in ten steps, × .69 in [10, 50), × .71 up to 200 and × .81 at the end, gradient norm × 1.02 to × .91, weight
// norm × .95, evaluation +.04 and +.10. Entries shrink with the root of the parameters, so ours get there at a larger scale.
// The played windows end before the decay of the rate, where a smaller update is no loss yet.
describeSignature({
  fault: 'fp16-underflow',
  primary: { metric: 'update-ratio', window: [50, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      // A mild one: hardly anything moves.
      dose: { lossScale: 2 ** -4 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [0.98, 1.001] },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [0.98, 1.02] },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.03, 0.002] },
      ],
    },
    {
      dose: { lossScale: 2 ** -8 },
      symptoms: [
        // Nothing at once: the second moment still remembers.
        { metric: 'update-ratio', window: [0, 3], compare: 'ratio', is: [0.95, 1.001] },
        {
          metric: 'update-ratio',
          window: [200, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.2, 0.5], 'vision-finetune': [0.75, 0.9] },
        },
        {
          metric: 'weight-norm',
          window: [400, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.92, 0.98], 'vision-finetune': [0.96, 0.99] },
          twinOnly: true,
        },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [0.95, 1.05] },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
      ],
    },
    {
      dose: { lossScale: 2 ** -12 },
      symptoms: [
        {
          metric: 'update-ratio',
          window: [200, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.001, 0.02], 'vision-finetune': [0.15, 0.35] },
        },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [0.95, 1.05] },
      ],
    },
  ],
  apart: [
    {
      from: 'lr-decay-early',
      metric: 'learning-rate',
      window: [200, 400],
      compare: 'ratio',
      here: [1, 1],
      there: [0, 0.97],
    },
    {
      from: 'bf16-update-loss',
      metric: 'update-ratio',
      window: [0, 3],
      compare: 'ratio',
      here: [0.95, 1.01],
      there: [0.6, 0.85],
      severity: 1,
    },
    { from: 'lr-spike', metric: 'update-ratio', window: [0, 3], compare: 'ratio', here: [0.9, 1.01], there: [5, 60] },
  ],
});
