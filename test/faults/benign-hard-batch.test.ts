import { expect, test } from 'vitest';
import { cachedRun, catalogue, scenariosOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// FACTS a6: +.75 to +1.50 nats for one step at 65 k tokens, where the noise is .101: 7 to 15 standard deviations; the next
// step is back, whatever the optimiser.
describeSignature({
  fault: 'benign-hard-batch',
  primary: { metric: 'train-loss', window: [0, 1], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { deviations: 15 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [0, 1],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.4, 0.9], 'vision-finetune': [0.8, 1.4] },
        },
        { metric: 'train-loss', window: [1, 2], compare: 'difference', is: [-0.005, 0.005] },
        { metric: 'train-loss', window: [1, 100], compare: 'difference', is: [-0.005, 0.005] },
        { metric: 'update-ratio', window: [1, 50], compare: 'ratio', is: [0.97, 1.03] },
        { metric: 'weight-norm', window: [0, 900], compare: 'ratio', is: [0.999, 1.001] },
        { metric: 'slice-loss', of: 'all', window: [0, 900], compare: 'difference', is: [-0.001, 0.001] },
      ],
    },
  ],
  apart: [
    {
      from: 'lr-spike',
      metric: 'weight-norm',
      window: [40, 400],
      compare: 'ratio',
      here: [0.999, 1.001],
      there: [1.01, 5],
    },
    {
      from: 'lr-spike',
      metric: 'train-loss',
      window: [1, 10],
      compare: 'difference',
      here: [-0.005, 0.005],
      there: [0.05, 3],
    },
    {
      from: 'mix-contamination',
      metric: 'train-loss',
      window: [1, 100],
      compare: 'difference',
      here: [-0.005, 0.005],
      there: [0.05, 2],
    },
  ],
});

const fault = catalogue.get('benign-hard-batch');
test.each(scenariosOf(fault))('$id: the extra loss is the dose in standard deviations of the noise', (full) => {
  const scenario = shortened(full, 900);
  const unit = scenario.noise.lossPerRoot / Math.sqrt(scenario.batch.size);
  for (const seed of seeds(8)) {
    const loss = (deviations: number): number =>
      cachedRun(scenario, seed, { fault, onset: 805, dose: { deviations } }).series['train-loss'][805]!;
    expect(loss(10) - loss(0)).toBeCloseTo(10 * unit, 10);
  }
});
