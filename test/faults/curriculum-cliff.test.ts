import { expect, test } from 'vitest';
import { type Cause, cachedRun, catalogue, scenarioOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';
import { mean } from '../helpers/statistics.js';

// GLM-130B: data and rate switched at iteration 22,800, NaN by 22,900, and no harm with a ramp of 2,000 steps. Recorded transformer,
// weight of one domain up: the others +.06 to +.30; rate × 5 from the start: end of the evaluation +.09. No recorded run has both.
// The common tests use the 7B scenario, which is stable; the test below them one that can run away.
describeSignature({
  fault: 'curriculum-cliff',
  primary: { metric: 'slice-loss', of: 'others', window: [100, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      // To books, which are harder than the mean.
      dose: { added: 0.3, factor: 2 },
      place: 1,
      symptoms: [
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0.13, 0.2] },
        { metric: 'train-loss', window: [50, 200], compare: 'difference', is: [0.19, 0.28] },
        { metric: 'slice-loss', of: 'others', window: [40, 340], compare: 'difference', is: [0.1, 0.35] },
        { metric: 'update-ratio', window: [0, 50], compare: 'ratio', is: [1.9, 2.05] },
        { metric: 'update-ratio', window: [400, 600], compare: 'ratio', is: [1.25, 1.6] },
        { metric: 'gradient-norm', window: [0, 100], compare: 'ratio', is: [0.97, 1.08] },
        { metric: 'weight-norm', window: [600, 900], compare: 'ratio', is: [1.05, 1.09] },
      ],
    },
    {
      // To code, which is easier.
      dose: { added: 0.4, factor: 4 },
      place: 0,
      symptoms: [
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [-0.35, -0.25] },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [-0.3, 0.05] },
        { metric: 'slice-loss', of: 'others', window: [40, 340], compare: 'difference', is: [0.3, 0.8] },
        { metric: 'update-ratio', window: [0, 50], compare: 'ratio', is: [3.6, 4.05] },
        { metric: 'weight-norm', window: [600, 900], compare: 'ratio', is: [1.2, 1.4] },
      ],
    },
  ],
  apart: [
    {
      from: 'mix-shift',
      metric: 'update-ratio',
      window: [0, 100],
      compare: 'ratio',
      here: [1.4, 4.2],
      there: [0.95, 1.05],
    },
    {
      from: 'benign-mix-change',
      metric: 'update-ratio',
      window: [0, 100],
      compare: 'ratio',
      here: [1.4, 4.2],
      there: [0.95, 1.05],
    },
    {
      from: 'lr-spike',
      metric: 'update-ratio',
      window: [200, 400],
      compare: 'ratio',
      here: [1.25, 4],
      there: [0.3, 1.05],
    },
  ],
});

test('near the edge of stability the loss runs away within a hundred steps, and comes back with the rate', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-13b'), 1906);
  const cliff = catalogue.get('curriculum-cliff');
  const cause: Cause = { fault: cliff, onset: 805, dose: { added: 0.3, factor: 3 }, where: 'papers' };
  const planned: Cause = { fault: catalogue.get('mix-shift'), onset: 805, dose: { added: 0.3 }, where: 'papers' };
  for (const seed of seeds(6)) {
    const twin = cachedRun(scenario, seed);
    const extra = (of: Cause): Float64Array =>
      cachedRun(scenario, seed, of).series['train-loss'].map((loss, step) => loss - twin.series['train-loss'][step]!);
    const loss = extra(cause);
    expect(Math.max(...loss.subarray(805, 905))).toBeGreaterThan(3);
    expect(mean(loss, 825, 1005)).toBeGreaterThan(1);
    expect(mean(loss, 1805, 1905)).toBeLessThan(0.1);
    // The same data at the planned rate.
    expect(Math.max(...extra(planned).subarray(805, 905))).toBeLessThan(0.1);
  }
});
