import { expect, test } from 'vitest';
import { catalogue, scenarioOf } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// Recorded only together with a schedule that is left out (classifier, no decay of weights or rate): weight norm × 1.24 and 1.22 at
// the end, NLL +.15 and +.37, ECE +.05, accuracy −.008, train loss −.05 to −.08, in steps × 8 too large by then. Of the decay
// alone the arithmetic is known: a norm that decays no more keeps what a decay of λ would have taken, a share of Σ rate · λ.
describeSignature({
  fault: 'weight-decay-missing',
  primary: { metric: 'weight-norm', window: [100, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { removed: 0.5 },
      symptoms: [
        { metric: 'weight-norm', window: [600, 900], compare: 'ratio', is: [1.005, 1.02] },
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference', is: [-0.003, 0.003] },
      ],
    },
    {
      dose: { removed: 1 },
      symptoms: [
        // Σ rate · decay from the onset to the middle of the window: .022 in the 7B scenario, .018 in vision.
        {
          metric: 'weight-norm',
          window: [700, 800],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.017, 1.024], 'vision-finetune': [1.013, 1.023] },
          source: 'the sum of rate · decay, and in vision the head, which grows with its gain',
        },
        { metric: 'update-ratio', window: [600, 900], compare: 'ratio', is: [0.96, 1.005] },
        {
          metric: 'train-loss',
          window: [600, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.005, -0.001], 'vision-finetune': [-0.06, -0.02] },
          twinOnly: true,
        },
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference', is: [-0.003, 0.003] },
        // Where the decay of the head held the logits and data come round again, they grow.
        {
          metric: 'slice-ece',
          of: 'all',
          window: [600, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.004, 0.004], 'vision-finetune': [0.02, 0.05] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [600, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.006, 0.001], 'vision-finetune': [0.05, 0.2] },
        },
      ],
    },
  ],
  apart: [
    // What is left of the penalty on the logits moves no weights but those of the head.
    {
      from: 'calibration-drift',
      metric: 'weight-norm',
      window: [600, 900],
      compare: 'ratio',
      here: [1.006, 1.03],
      there: [0.9985, 1.004],
    },
    {
      from: 'lr-too-high',
      metric: 'update-ratio',
      window: [0, 200],
      compare: 'ratio',
      here: [0.97, 1.1],
      there: [2, 10],
    },
    {
      from: 'lr-spike',
      metric: 'weight-norm',
      window: [40, 80],
      compare: 'ratio',
      here: [1, 1.005],
      there: [1.02, 3],
    },
  ],
});

test('cannot occur where there is no decay', () => {
  expect(catalogue.get('weight-decay-missing').excludedFrom(scenarioOf('sft-8b'))).toMatch(/no weight decay/);
});
