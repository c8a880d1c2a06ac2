import { expect, test } from 'vitest';
import { effect } from '../helpers/effects.js';
import { type Cause, cachedRun, catalogue, scenarioOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// No recorded run has it. Szegedy et al. 2016 smooth by .1; Müller et al. 2019 find accuracy kept and confidence lowered. A class
// at random costs what it costs under label noise (log K, and 1.35 × that in recorded runs), so the step of the loss is the share
// times the same 9.6 to 14 nats; the optimum of smoothing s is a confidence of 1 − s, which the gap cannot exceed.
describeSignature({
  fault: 'label-smoothing-left-on',
  primary: { metric: 'train-loss', window: [0, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      dose: { smoothing: 0.1 },
      symptoms: [
        {
          metric: 'train-loss',
          window: [0, 1],
          compare: 'difference',
          is: {
            'llm-pretrain-7b': [0.1 * (11.07 - 2.6), 0.1 * (17 - 1.8)],
            'vision-finetune': [0.1 * (4.6 - 1), 0.1 * 10],
          },
        },
        {
          metric: 'slice-confidence',
          of: 'all',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.07, -0.02], 'vision-finetune': [-0.1, -0.05] },
          source: 'at most the share',
        },
        {
          metric: 'slice-gap',
          of: 'all',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.07, -0.02], 'vision-finetune': [-0.1, -0.05] },
        },
        {
          metric: 'slice-ece',
          of: 'all',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.01, 0.045], 'vision-finetune': [0.03, 0.06] },
        },
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference', is: [-0.006, 0.002] },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.99, 1.01] },
      ],
    },
    {
      severity: 1,
      symptoms: [
        {
          metric: 'train-loss',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [2.2, 3], 'vision-finetune': [1.2, 1.9] },
        },
        { metric: 'slice-ece', of: 'all', window: [200, 900], compare: 'difference', is: [0.045, 0.16] },
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference', is: [-0.012, 0.002] },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [0.75, 0.87], source: '1 − .2' },
        { metric: 'gradient-norm', window: [400, 900], compare: 'ratio', is: [0.84, 0.95], twinOnly: true },
      ],
    },
  ],
  apart: [
    {
      from: 'calibration-drift',
      metric: 'slice-gap',
      of: 'all',
      window: [200, 900],
      compare: 'difference',
      here: [-0.2, -0.01],
      there: [0.01, 0.2],
    },
    {
      from: 'eval-temperature-wrong',
      metric: 'train-loss',
      window: [0, 900],
      compare: 'difference',
      here: [0.3, 3],
      there: [0, 0],
    },
  ],
});

// A class at random and an even share of all classes cost and pull alike on the mean: in data that never come round again nothing
// tells the two apart. A wrong label of one example is an error of its own, though, and it can be memorised.
test('where data come round again, wrong labels of the same share make noise, are memorised, and cost accuracy', () => {
  const scenario = shortened(scenarioOf('vision-finetune'), 1705);
  const of = (id: string, dose: Record<string, number>) => {
    const cause: Cause = { fault: catalogue.get(id), onset: 805, dose };
    return seeds(2).map((seed) => {
      const runs = [cachedRun(scenario, seed, cause), cachedRun(scenario, seed)] as const;
      const norm = effect({ metric: 'gradient-norm', window: [0, 10], compare: 'ratio' }, ...runs, scenario, cause);
      const loss = effect(
        { metric: 'train-loss', window: [400, 900], compare: 'difference' },
        ...runs,
        scenario,
        cause,
      );
      const accuracy = effect(
        { metric: 'slice-accuracy', of: 'all', window: [200, 900], compare: 'difference' },
        ...runs,
        scenario,
        cause,
      );
      return { norm, loss, accuracy };
    });
  };
  const smoothed = of('label-smoothing-left-on', { smoothing: 0.1 });
  const wrong = of('label-noise', { share: 0.1 });
  for (const k of [0, 1]) {
    expect(smoothed[k]!.norm).toBeLessThan(1);
    expect(wrong[k]!.norm).toBeGreaterThan(1.05);
    expect(wrong[k]!.loss).toBeLessThan(0.9 * smoothed[k]!.loss);
    expect(wrong[k]!.accuracy).toBeLessThan(2 * smoothed[k]!.accuracy);
  }
});
