import { expect, test } from 'vitest';
import { catalogue, resolve, scenarioOf, scenariosOf } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// Full fine-tuning of a 7 B model falls by 34 % at its first epoch boundary (FACTS f1), pre-training on ten billion tokens that
// come again not at all; a second look at what was read within the last hours is between the two, 15 to 22 % here.
describeSignature({
  fault: 'benign-epoch-step',
  primary: { metric: 'train-loss', window: [0, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { batches: 300 },
      symptoms: [
        { metric: 'train-loss', window: [0, 40], compare: 'difference', is: [-0.5, -0.35] },
        { metric: 'train-loss', window: [0, 300], compare: 'difference', is: [-0.5, -0.35] },
        { metric: 'train-loss', window: [300, 400], compare: 'difference', is: [-0.01, 0.02] },
        { metric: 'train-loss', window: [500, 900], compare: 'difference', is: [-0.01, 0.01] },
        { metric: 'gradient-norm', window: [0, 300], compare: 'ratio', is: [0.88, 0.97] },
        { metric: 'gradient-norm', window: [310, 900], compare: 'ratio', is: [0.99, 1.01] },
        { metric: 'slice-loss', of: 'all', window: [0, 300], compare: 'difference', is: [-0.01, 0.025] },
        { metric: 'slice-loss', of: 'all', window: [500, 900], compare: 'difference', is: [-0.01, 0.01] },
        { metric: 'slice-ece', of: 'all', window: [0, 900], compare: 'difference', is: [-0.006, 0.006] },
        { metric: 'update-ratio', window: [310, 900], compare: 'ratio', is: [0.98, 1.02] },
        { metric: 'weight-norm', window: [0, 900], compare: 'ratio', is: [0.999, 1.001] },
      ],
    },
  ],
  apart: [
    {
      from: 'duplicate-shard',
      metric: 'train-loss',
      window: [0, 20],
      compare: 'difference',
      here: [-0.6, -0.3],
      there: [-0.001, 0.001],
    },
    // Another mixture stays.
    {
      from: 'benign-mix-change',
      metric: 'train-loss',
      window: [400, 900],
      compare: 'difference',
      here: [-0.01, 0.02],
      there: [-0.3, -0.05],
    },
    {
      from: 'lr-decay-early',
      metric: 'slice-loss',
      of: 'all',
      window: [400, 900],
      compare: 'difference',
      here: [-0.01, 0.015],
      there: [-0.2, -0.02],
    },
  ],
});

const fault = catalogue.get('benign-epoch-step');
test.each(scenariosOf(fault))('$id: the change log announces it, with its length', (scenario) => {
  const { injection } = resolve({ fault, onset: 900, dose: { batches: 120 } }, scenario);
  expect(fault.planned!({ scenario, dose: injection.dose, onset: 900, where: undefined })).toEqual([
    { step: 900, text: 'data stage: second pass over the last 120 batches' },
  ]);
});

test('no more comes again than there has been', () => {
  const scenario = scenarioOf('tiny-transformer');
  const { injection } = resolve({ fault, onset: 100, severity: 1 }, scenario);
  const [line] = fault.planned!({ scenario, dose: injection.dose, onset: 100, where: undefined });
  expect(line!.text).toContain(`last ${scenario.window.firstStep + 100} batches`);
});
