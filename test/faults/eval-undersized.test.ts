import { expect, test } from 'vitest';
import { cachedRun, catalogue, scenarioOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';
import { deviation, mean } from '../helpers/statistics.js';

// No recorded run has it; sampling theory sets the figures. The accuracy p of n items scatters by √(p(1−p)/n): five points at 100
// items and a half. A bin of m calibrated items is off by √(2/π)·√(p(1−p)/m) on average, so that 15 bins of 100 items show an ECE
// of about .09 where nothing is wrong. What the whole slice has of luck goes with it: vision by .015 nats, within its error.
describeSignature({
  fault: 'eval-undersized',
  primary: { metric: 'slice-ece', of: 'all', window: [0, 340], compare: 'difference' },
  afterTheLoss: true,
  cases: [
    {
      dose: { items: 100 },
      symptoms: [
        {
          metric: 'slice-ece',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.08, 0.11], 'vision-finetune': [0.05, 0.08] },
        },
        { metric: 'slice-accuracy', of: 'all', window: [0, 900], compare: 'difference', is: [-0.015, 0.015] },
        { metric: 'slice-loss', of: 'all', window: [0, 900], compare: 'difference', is: [-0.04, 0.04] },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [0, 0] },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
    {
      severity: 0.15,
      symptoms: [
        {
          metric: 'slice-ece',
          of: 'all',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.025, 0.045], 'vision-finetune': [0.008, 0.02] },
        },
      ],
    },
  ],
  apart: [
    {
      from: 'eval-dropout-on',
      metric: 'slice-ece',
      of: 'all',
      window: [0, 900],
      compare: 'difference',
      here: [0.03, 0.12],
      there: [-0.01, 0.01],
    },
    {
      from: 'eval-format-mismatch',
      metric: 'slice-ece',
      of: 'others',
      window: [0, 900],
      compare: 'difference',
      here: [0.05, 0.25],
      there: [0, 0],
    },
    {
      from: 'calibration-drift',
      metric: 'train-loss',
      window: [0, 900],
      compare: 'difference',
      here: [0, 0],
      there: [-0.2, -0.003],
    },
  ],
});

test.each(['llm-pretrain-7b', 'vision-finetune'])(
  '%s: accuracy on 100 items scatters around the whole by about the binomial standard error, loss and accuracy of all by far less',
  (id) => {
    const scenario = shortened(scenarioOf(id), 1705);
    const cause = { fault: catalogue.get('eval-undersized'), onset: 805, dose: { items: 100 } };
    scenario.sources.forEach((_, slice) => {
      const [here, there] = [cause, undefined].map((present) =>
        seeds(4).map((seed) => {
          const { steps, metrics } = cachedRun(scenario, seed, present).evaluations;
          const read = (metric: 'accuracy' | 'loss') => metrics[metric][slice]!.filter((__, at) => steps[at]! >= 805);
          // Differences of neighbours: what the model learns in between is little.
          const scatter = (values: Float64Array) =>
            deviation(values.subarray(1).map((value, k) => value - values[k]!)) / Math.SQRT2;
          return {
            accuracy: mean(read('accuracy')),
            ofAccuracy: scatter(read('accuracy')),
            ofLoss: scatter(read('loss')),
          };
        }),
      );
      const accuracy = mean(there!.map((run) => run.accuracy));
      const error = Math.sqrt((accuracy * (1 - accuracy)) / 100);
      const scatter = mean(here!.map((run) => run.ofAccuracy));
      expect(scatter).toBeGreaterThan(0.7 * error);
      expect(scatter).toBeLessThan(1.25 * error);
      expect(scatter).toBeGreaterThan(4 * mean(there!.map((run) => run.ofAccuracy)));
      expect(mean(here!.map((run) => run.ofLoss))).toBeGreaterThan(2 * mean(there!.map((run) => run.ofLoss)));
    });
  },
);
