import { describeSignature, type Symptom } from '../helpers/signature.js';

/** What a source has of its own is a small share of what is learned (privateShare): step panels hardly know of it. */
const still: Symptom[] = [
  { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [0.98, 1.01] },
  { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.99, 1.01] },
  { metric: 'weight-norm', window: [200, 900], compare: 'ratio', is: [0.999, 1.001] },
  { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.98, 1.02] },
  { metric: 'slice-ece', of: 'place', window: [0, 900], compare: 'difference', is: [-0.005, 0.005] },
];

// No recorded run has it. A source whose sampling weight falls to nothing forgets what is its own as well: recorded +.11 to +.30
// nats on the slices that lose a mixture weight. Here the documents still come, without it, so that losing all of it costs as much.
describeSignature({
  fault: 'slice-regression',
  primary: { metric: 'slice-loss', of: 'place', window: [100, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      severity: 1,
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'place',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.1, 0.3], 'vision-finetune': [0.04, 0.08] },
        },
        {
          metric: 'slice-accuracy',
          of: 'place',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.03, -0.01], 'vision-finetune': [-0.015, -0.006] },
        },
        {
          metric: 'train-loss',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.1, -0.05], 'vision-finetune': [-0.02, -0.006] },
          twinOnly: true,
        },
        // What was between the sources goes with what was particular to one of them.
        {
          metric: 'slice-loss',
          of: 'others',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.05, -0.01], 'vision-finetune': [-0.03, 0.03] },
          twinOnly: true,
        },
        ...still,
      ],
    },
    {
      dose: { share: 0.5 },
      place: 1,
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'place',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.02, 0.05], 'vision-finetune': [0.012, 0.035] },
          twinOnly: true,
        },
        ...still,
      ],
    },
  ],
  apart: [
    {
      from: 'eval-format-mismatch',
      metric: 'train-loss',
      window: [0, 900],
      compare: 'difference',
      here: [-0.12, -0.006],
      there: [0, 0],
    },
    {
      from: 'eval-undersized',
      metric: 'slice-ece',
      of: 'all',
      window: [0, 900],
      compare: 'difference',
      here: [-0.005, 0.005],
      there: [0.03, 0.12],
    },
    {
      from: 'mix-shift',
      metric: 'slice-loss',
      of: 'place',
      window: [200, 900],
      compare: 'difference',
      here: [0.02, 0.3],
      there: [-0.2, -0.01],
    },
  ],
});
