import { describe, expect, test } from 'vitest';
import { effect, type Statistic } from '../helpers/effects.js';
import { cachedRun, catalogue, scenarioOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// Recorded transformer from its first step, × 5 / × 20 of the tuned rate: loss −.22 / −.53 over the first ten steps, +.08 / +.34
// from 50 to 200 and +.10 / +.76 at the end; gradient norm × .97 / .77 first, × .62 / .44 from 50 to 200 and × .47 / .34 at the
// end; update ratio × 4.0 / 12.6, then × 2.7 / 4.1; weight norm × 1.44 / 3.05 from 50 to 200. ECE within .03. The runs here are
// under way when the rate rises, so nothing is gained first and the loss pays at once; their weights, ten times as large against
// a step, take longer to grow.
describeSignature({
  fault: 'lr-too-high',
  primary: { metric: 'update-ratio', window: [0, 50], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { factor: 5 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 1], compare: 'ratio', is: [4.95, 5.05], source: 'the dose' },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [4, 5.2] },
        { metric: 'update-ratio', window: [600, 900], compare: 'ratio', is: [2.4, 3.2], source: 'recorded × 2.7' },
        // The loss of a step is measured before its update.
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        { metric: 'train-loss', window: [50, 200], compare: 'difference', is: [0.2, 0.55] },
        { metric: 'gradient-norm', window: [600, 900], compare: 'ratio', is: [0.45, 0.75] },
        { metric: 'weight-norm', window: [600, 900], compare: 'ratio', is: [1.4, 1.9] },
        { metric: 'slice-loss', of: 'all', window: [600, 900], compare: 'difference', is: [0.09, 0.4] },
      ],
    },
    {
      dose: { factor: 20 },
      symptoms: [
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [12.5, 21] },
        { metric: 'update-ratio', window: [600, 900], compare: 'ratio', is: [3.5, 7.7] },
        { metric: 'train-loss', window: [600, 900], compare: 'difference', is: [0.35, 0.8] },
        { metric: 'gradient-norm', window: [50, 200], compare: 'ratio', is: [0.4, 0.7] },
        { metric: 'gradient-norm', window: [600, 900], compare: 'ratio', is: [0.17, 0.36] },
        // Recorded × 3.05 at most, in a run that then decayed; here it goes on growing.
        { metric: 'weight-norm', window: [50, 200], compare: 'ratio', is: [2, 3.1] },
        { metric: 'weight-norm', window: [600, 900], compare: 'ratio', is: [3, 5.5] },
      ],
    },
  ],
  apart: [
    // A spike is over after some tens of steps, and leaves smaller turns behind.
    {
      from: 'lr-spike',
      metric: 'update-ratio',
      window: [200, 400],
      compare: 'ratio',
      here: [2, 8],
      there: [0.1, 1.05],
    },
    {
      from: 'weight-decay-missing',
      metric: 'update-ratio',
      window: [0, 50],
      compare: 'ratio',
      here: [3, 9],
      there: [0.98, 1.12],
    },
    {
      from: 'label-noise',
      metric: 'update-ratio',
      window: [0, 50],
      compare: 'ratio',
      here: [3, 9],
      there: [0.9, 1.7],
    },
  ],
});

describe('from the first step of a run that warms up', () => {
  const fault = catalogue.get('lr-too-high');
  const scenario = shortened(scenarioOf('vision-finetune'), 450);
  const early: Statistic = { metric: 'train-loss', window: [10, 50], compare: 'difference' };
  const late: Statistic = { metric: 'train-loss', window: [200, 450], compare: 'difference' };

  // Recorded, × 5 and × 20 from step 0: −.34 and −.30 from 10 to 50, +.08 and +.34 from 50 to 200.
  test.each([5, 20])('× %d is ahead first and behind for good', (factor) => {
    for (const seed of seeds(4)) {
      const cause = { fault, onset: 0, dose: { factor } };
      const of = (statistic: Statistic) =>
        effect(statistic, cachedRun(scenario, seed, cause), cachedRun(scenario, seed), scenario, cause);
      expect(of(early)).toBeGreaterThan(-0.5);
      expect(of(early)).toBeLessThan(-0.08);
      expect(of(late)).toBeGreaterThan(0.1);
    }
  });
});
