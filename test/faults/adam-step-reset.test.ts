import { expect, test } from 'vitest';
import { effect } from '../helpers/effects.js';
import { type Cause, cachedRun, catalogue, scenarioOf, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// BLOOM-104B (β₂ .95): effective rate × 2.24, 1.64, 1.16 and .97 at steps 1, 2, 5 and 10; by the same formula,
// √(1 − β₂^k)/(1 − β₁^k), a stall with larger β₂: × 1, .74, .54 and .47 with .99, and .15 at the tenth step with .999.
const FIRST = [
  [1, 2.236, 1],
  [2, 1.643, 0.742],
  [5, 1.162, 0.541],
  [10, 0.973, 0.475],
  [20, 0.912, 0.486],
  [50, 0.965, 0.632],
] as const;

describeSignature({
  fault: 'adam-step-reset',
  primary: { metric: 'update-ratio', window: [10, 50], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      symptoms: [
        ...FIRST.map(
          ([k, in7b, inVision]) =>
            ({
              metric: 'update-ratio',
              window: [k - 1, k],
              compare: 'ratio',
              is: {
                'llm-pretrain-7b': [in7b * 0.98, in7b * 1.02],
                'vision-finetune': [inVision * 0.97, inVision * 1.03],
              },
              source: 'the bias correction',
              twinOnly: true,
            }) as const,
        ),
        {
          metric: 'update-ratio',
          window: [10, 50],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.92, 0.95], 'vision-finetune': [0.5, 0.58] },
        },
        {
          metric: 'update-ratio',
          window: [50, 200],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.985, 1.005], 'vision-finetune': [0.8, 0.86] },
        },
        // The loss of a step is measured before its update.
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        {
          metric: 'train-loss',
          window: [1, 10],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.005, 0.015], 'vision-finetune': [-0.005, 0.004] },
          twinOnly: true,
        },
        { metric: 'train-loss', window: [50, 200], compare: 'difference', is: [-0.013, 0.002] },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [0, 100],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.006, 0.003], 'vision-finetune': [-0.03, -0.013] },
          twinOnly: true,
        },
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [0.98, 1.02] },
        { metric: 'gradient-norm', window: [50, 200], compare: 'ratio', is: [0.98, 1.01] },
        { metric: 'weight-norm', window: [200, 900], compare: 'ratio', is: [0.992, 1.001] },
        { metric: 'learning-rate', window: [0, 50], compare: 'ratio', is: [1, 1] },
      ],
    },
  ],
  apart: [
    {
      from: 'optimizer-state-reset',
      metric: 'update-ratio',
      window: [0, 10],
      compare: 'ratio',
      here: [0.5, 1.4],
      there: [1.9, 2.6],
    },
    {
      from: 'moments-lost',
      metric: 'update-ratio',
      window: [10, 50],
      compare: 'ratio',
      here: [0.5, 0.96],
      there: [1.1, 2.3],
    },
    // The rate is the planned one.
    {
      from: 'benign-lr-restart',
      metric: 'learning-rate',
      window: [0, 1],
      compare: 'ratio',
      here: [1, 1],
      there: [0, 0.95],
    },
  ],
});

test('is a stall with β₂ .999', () => {
  const scenario = shortened(scenarioOf('tiny-mlp'), 520);
  const cause: Cause = { fault: catalogue.get('adam-step-reset'), onset: 500 };
  // After 500 steps its own correction is √(1 − .999^500) = .63, so that .15 at the tenth step becomes .24.
  const statistic = { metric: 'update-ratio', window: [9, 10], compare: 'ratio' } as const;
  const value = effect(statistic, cachedRun(scenario, 1, cause), cachedRun(scenario, 1), scenario, cause);
  expect(value).toBeGreaterThan(0.22);
  expect(value).toBeLessThan(0.27);
});
