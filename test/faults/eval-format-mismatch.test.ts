import { describeSignature, type Symptom } from '../helpers/signature.js';

/** Training does not know how it is evaluated, and a slice does not know about another one. */
const untouched: Symptom[] = [
  { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [0, 0] },
  { metric: 'gradient-norm', window: [0, 900], compare: 'difference', is: [0, 0] },
  { metric: 'update-ratio', window: [0, 900], compare: 'difference', is: [0, 0] },
  { metric: 'slice-loss', of: 'others', window: [0, 900], compare: 'difference', is: [0, 0] },
  { metric: 'slice-accuracy', of: 'others', window: [0, 900], compare: 'difference', is: [0, 0] },
];

// Recorded runs, one slice: evaluation loss +.4 to +.6, accuracy −.06 to −.15, everything else unmoved, ECE small.
describeSignature({
  fault: 'eval-format-mismatch',
  primary: { metric: 'slice-loss', of: 'place', window: [0, 340], compare: 'difference' },
  afterTheLoss: true,
  cases: [
    {
      severity: 1,
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'place',
          window: [0, 50],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.3, 1.2], 'vision-finetune': [0.2, 0.6] },
          source: 'at the first evaluation',
        },
        {
          metric: 'slice-loss',
          of: 'place',
          window: [600, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.3, 1.2], 'vision-finetune': [0.2, 0.6] },
          source: 'and there it stays',
        },
        {
          metric: 'slice-accuracy',
          of: 'place',
          window: [0, 50],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.15, -0.03], 'vision-finetune': [-0.15, -0.02] },
        },
        { metric: 'slice-ece', of: 'place', window: [0, 900], compare: 'difference', is: [0, 0.06] },
        ...untouched,
      ],
    },
    {
      severity: 0.5,
      place: 3,
      symptoms: [
        { metric: 'slice-loss', of: 'place', window: [0, 900], compare: 'difference', is: [0.08, 0.4], twinOnly: true },
        {
          metric: 'slice-accuracy',
          of: 'place',
          window: [0, 900],
          compare: 'difference',
          is: [-0.08, -0.005],
          twinOnly: true,
        },
        ...untouched,
      ],
    },
  ],
  apart: [
    {
      from: 'calibration-drift',
      metric: 'slice-loss',
      of: 'others',
      window: [200, 900],
      compare: 'difference',
      here: [0, 0],
      there: [0.005, 0.3],
    },
    {
      from: 'mix-contamination',
      metric: 'train-loss',
      window: [0, 900],
      compare: 'difference',
      here: [0, 0],
      there: [0.1, 2],
    },
    {
      from: 'benign-mix-change',
      metric: 'slice-loss',
      of: 'place',
      window: [200, 900],
      compare: 'difference',
      here: [0.05, 1],
      there: [-0.2, -0.001],
    },
  ],
});
