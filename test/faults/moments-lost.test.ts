import { expect, test } from 'vitest';
import { effect } from '../helpers/effects.js';
import { type Cause, cachedRun, catalogue, scenarioOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// No recorded run has it. Where gradients are noise and the count of steps is large, k steps after the loss the update is
// √((1 − β₁^2k)/(1 − β₂^k)) times the usual one: 1.95, 1.70, 1.48 and 1.24 at k = 1, 5, 10 and 20 with β₂ .95, 4.36, 3.65, 3.03 and
// 2.33 with .99. Were all gradients equal it would be (1 − β₁^k)/√(1 − β₂^k), at most 1.1 with .95, and 6.6 at k = 12 with .999.
describeSignature({
  fault: 'moments-lost',
  primary: { metric: 'update-ratio', window: [0, 10], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      symptoms: [
        {
          metric: 'update-ratio',
          window: [0, 1],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.8, 2.1], 'vision-finetune': [3.9, 4.8] },
          source: '√(.19/.05) and √(.19/.01)',
        },
        {
          metric: 'update-ratio',
          window: [19, 20],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.17, 1.31], 'vision-finetune': [2.15, 2.5] },
          source: 'the formula at k = 20: 1.24 and 2.33',
        },
        {
          metric: 'update-ratio',
          window: [50, 200],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.99, 1.02], 'vision-finetune': [1.15, 1.25] },
        },
        // The loss of a step is measured before its update.
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        {
          metric: 'train-loss',
          window: [10, 50],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.008, 0.025], 'vision-finetune': [0.03, 0.065] },
          twinOnly: true,
        },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [0, 0.007] },
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [0.97, 1.06] },
        { metric: 'gradient-norm', window: [50, 200], compare: 'ratio', is: [0.98, 1.02] },
        // What the large steps added stays.
        {
          metric: 'weight-norm',
          window: [200, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.0004, 1.003], 'vision-finetune': [1.011, 1.022] },
        },
        { metric: 'learning-rate', window: [0, 50], compare: 'ratio', is: [1, 1] },
      ],
    },
  ],
  apart: [
    // With the count of steps lost as well, the bias correction makes up for the empty second moment.
    {
      from: 'optimizer-state-reset',
      metric: 'update-ratio',
      window: [20, 50],
      compare: 'ratio',
      here: [1.08, 2.2],
      there: [1, 1.075],
    },
    // There the moments are sound and their correction is not.
    {
      from: 'adam-step-reset',
      metric: 'update-ratio',
      window: [0, 10],
      compare: 'ratio',
      here: [1.5, 4.3],
      there: [0.4, 1.4],
    },
    { from: 'lr-spike', metric: 'update-ratio', window: [0, 4], compare: 'ratio', here: [1.6, 5], there: [10, 60] },
  ],
});

test('is the larger the nearer β₂ is to 1', () => {
  const fault = catalogue.get('moments-lost');
  // β₂ .98: √(.19/.02) = 3.1; .999 after 500 steps, whose own correction is not 1 yet: √(.19/.001 · (1 − .999^500)) = 8.6.
  const first = (id: string, seed: number): number => {
    const scenario = shortened(scenarioOf(id), 520);
    const cause: Cause = { fault, onset: 500 };
    const statistic = { metric: 'update-ratio', window: [0, 1], compare: 'ratio' } as const;
    return effect(statistic, cachedRun(scenario, seed, cause), cachedRun(scenario, seed), scenario, cause);
  };
  for (const seed of seeds(4)) {
    expect(first('llm-pretrain-1b', seed)).toBeGreaterThan(2.7);
    expect(first('llm-pretrain-1b', seed)).toBeLessThan(3.5);
    expect(first('tiny-mlp', seed)).toBeGreaterThan(7.8);
    expect(first('tiny-mlp', seed)).toBeLessThan(9.4);
  }
});
