import { expect, test } from 'vitest';
import { catalogue, scenarioOf, scenarios } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, constant from the end of the warm-up to the last step: ratio × 1.03 from 50 to 200 and × 7.8 / 7.2 over
// the last hundred steps, where the plan has run out; loss +.001, +.066 / +.141 at the end; weight norm × 1.14 / 1.24, gradient
// norm × .85 / .80 there. The window here ends at a third of the decay, with a fifth of the rate gone.
describeSignature({
  fault: 'lr-decay-missing',
  primary: { metric: 'update-ratio', window: [50, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { missing: 0.5 },
      symptoms: [
        { metric: 'update-ratio', window: [1500, 2100], compare: 'ratio', is: [1.05, 1.12] },
        { metric: 'train-loss', window: [1500, 2100], compare: 'difference', is: [0.005, 0.02], twinOnly: true },
      ],
    },
    {
      dose: { missing: 1 },
      symptoms: [
        { metric: 'learning-rate', window: [0, 1], compare: 'ratio', is: [1, 1] },
        { metric: 'learning-rate', window: [1500, 2100], compare: 'ratio', is: [1.12, 1.2], source: 'the schedule' },
        { metric: 'update-ratio', window: [50, 200], compare: 'ratio', is: [1, 1.03], source: 'recorded × 1.03' },
        { metric: 'update-ratio', window: [1500, 2100], compare: 'ratio', is: [1.1, 1.2] },
        { metric: 'train-loss', window: [50, 200], compare: 'difference', is: [-0.001, 0.002] },
        { metric: 'train-loss', window: [1500, 2100], compare: 'difference', is: [0.01, 0.035] },
        { metric: 'slice-loss', of: 'all', window: [1500, 2100], compare: 'difference', is: [0.005, 0.03] },
        { metric: 'gradient-norm', window: [1500, 2100], compare: 'ratio', is: [0.97, 1.03] },
        { metric: 'weight-norm', window: [1500, 2100], compare: 'ratio', is: [1.002, 1.02] },
      ],
    },
  ],
  apart: [
    {
      from: 'benign-lr-restart',
      metric: 'update-ratio',
      window: [0, 50],
      compare: 'ratio',
      here: [0.99, 1.01],
      there: [0.1, 0.5],
    },
    {
      from: 'lr-too-high',
      metric: 'update-ratio',
      window: [0, 50],
      compare: 'ratio',
      here: [0.99, 1.01],
      there: [3, 9],
    },
    {
      from: 'lr-decay-early',
      metric: 'update-ratio',
      window: [1500, 2100],
      compare: 'ratio',
      here: [1.03, 1.25],
      there: [0.1, 0.9],
    },
  ],
});

test('occurs only where the planned rate falls within the window', () => {
  const fault = catalogue.get('lr-decay-missing');
  const possible = scenarios.filter((scenario) => fault.excludedFrom(scenario) === null).map(({ id }) => id);
  expect(possible.sort()).toEqual(['sft-8b', 'tiny-mlp', 'tiny-transformer', 'vision-finetune']);
  // 2 % of the rate in 3,000 steps: no panel that a person reads shows that.
  expect(fault.excludedFrom(scenarioOf('llm-pretrain-7b'))).toMatch(/hardly falls/);
});

test('lets a warm-up that is under way come to its end', () => {
  const fault = catalogue.get('lr-decay-missing');
  const scenario = scenarioOf('vision-finetune');
  const { schedulePosition } = fault.create({ scenario, dose: { missing: 1 }, onset: 50, where: undefined });
  const positions = [50, 99, 100, 101, 2000].map((step) => schedulePosition!(step, { step, sinceOnset: step - 50 }));
  expect(positions).toEqual([50, 99, 100, 100, 100]);
});
