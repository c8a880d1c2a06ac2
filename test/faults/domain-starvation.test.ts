import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, whose mixture moved by 70 and 97 % to one of five domains, so that the others lost 70 and 97 % of
// their weight: those rose by .06 to .11 and by .13 to .30 nats, gradient norm and update ratio within 4 % after fifty steps.
// There 12 % of what a source wants was its own, here 2 to 8 %; and what went to one source here goes to all others.
describeSignature({
  fault: 'domain-starvation',
  primary: { metric: 'slice-loss', of: 'place', window: [100, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      // Code, easier than the rest, and images taken indoors, harder than the rest.
      severity: 1,
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'place',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.15, 0.22], 'vision-finetune': [0.06, 0.09] },
        },
        // Nobody else loses as much; some gain.
        {
          metric: 'slice-loss',
          of: 'others',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.06, 0.03], 'vision-finetune': [-0.03, 0.04] },
        },
        {
          metric: 'train-loss',
          window: [0, 10],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.15, 0.22], 'vision-finetune': [-0.02, 0.01] },
        },
        {
          metric: 'slice-accuracy',
          of: 'place',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.04, -0.01], 'vision-finetune': [-0.02, -0.003] },
          twinOnly: true,
        },
        { metric: 'slice-ece', of: 'place', window: [200, 900], compare: 'difference', is: [-0.005, 0.005] },
        { metric: 'gradient-norm', window: [50, 900], compare: 'ratio', is: [0.96, 1.04] },
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [0.97, 1.03] },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.97, 1.03] },
      ],
    },
    {
      // A small one: what it takes along is hundredths.
      severity: 1,
      place: 2,
      symptoms: [
        {
          metric: 'slice-loss',
          of: 'place',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.06, 0.1], 'vision-finetune': [0.015, 0.03] },
          twinOnly: true,
        },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [-0.04, 0.005] },
      ],
    },
  ],
  apart: [
    // Here one source loses, there one gains.
    {
      from: 'mix-shift',
      metric: 'slice-loss',
      of: 'place',
      window: [200, 900],
      compare: 'difference',
      here: [0.03, 0.5],
      there: [-0.5, -0.005],
    },
    {
      from: 'mix-contamination',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [0.97, 1.03],
      there: [1.05, 3.5],
    },
    {
      from: 'class-weights-wrong',
      metric: 'gradient-norm',
      window: [200, 900],
      compare: 'ratio',
      here: [0.96, 1.04],
      there: [1.5, 5],
    },
  ],
});
