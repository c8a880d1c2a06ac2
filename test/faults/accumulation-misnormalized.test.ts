import { expect, test } from 'vitest';
import { effect, type Statistic } from '../helpers/effects.js';
import { type Cause, cachedRun, catalogue, scenarioOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// Incident 36: loss × 2 at two accumulated batches (transformers 35438), 1.041674 → 4.166698 at four (unsloth-zoo 1023), norm
// about × 8 at eight (axolotl 2262). The factor is the number of batches; here two. AdamW divides it out, as it does for a sum
// over ranks: recorded norm × 8 exactly, ratio × 1.03 with clipping and × 1.58 without over ten steps, then 1.00.
describeSignature({
  fault: 'accumulation-misnormalized',
  primary: { metric: 'train-loss', window: [0, 340], compare: 'ratio' },
  afterTheLoss: false,
  cases: [
    {
      symptoms: [
        { metric: 'train-loss', window: [0, 1], compare: 'ratio', is: [2 - 1e-9, 2 + 1e-9], source: 'incident 36' },
        { metric: 'train-loss', window: [200, 900], compare: 'ratio', is: [1.99, 2.01] },
        { metric: 'loss-noise', window: [0, 900], compare: 'ratio', is: [1.98, 2.02] },
        { metric: 'gradient-norm', window: [0, 1], compare: 'ratio', is: [2 - 1e-9, 2 + 1e-9] },
        { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [1.95, 2.05] },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [1.15, 1.6] },
        { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.98, 1.02] },
        { metric: 'slice-loss', of: 'all', window: [0, 900], compare: 'difference', is: [-0.01, 0.01] },
        { metric: 'slice-accuracy', of: 'all', window: [0, 900], compare: 'difference', is: [-0.002, 0.002] },
        { metric: 'slice-ece', of: 'all', window: [200, 900], compare: 'difference', is: [-0.002, 0.002] },
        { metric: 'weight-norm', window: [200, 900], compare: 'ratio', is: [0.995, 1.005] },
        { metric: 'throughput', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
  ],
  apart: [
    // What is summed over ranks is the gradient; the loss is averaged for the log.
    {
      from: 'gradient-sum',
      metric: 'train-loss',
      window: [0, 900],
      compare: 'ratio',
      here: [1.9, 2.1],
      there: [0.99, 1.02],
    },
    {
      from: 'label-noise',
      metric: 'gradient-norm',
      window: [200, 900],
      compare: 'ratio',
      here: [1.9, 2.1],
      there: [0.3, 1.1],
    },
    {
      from: 'label-smoothing-left-on',
      metric: 'loss-noise',
      window: [0, 900],
      compare: 'ratio',
      here: [1.9, 2.1],
      there: [0.8, 0.98],
    },
  ],
});

test('four micro-batches in the fine-tune: four times loss and norm, a clip that acts at every step, and the same evaluation', () => {
  const scenario = shortened(scenarioOf('sft-8b'), 1705);
  const cause: Cause = { fault: catalogue.get('accumulation-misnormalized'), onset: 805 };
  for (const seed of seeds(3)) {
    const run = cachedRun(scenario, seed, cause);
    const twin = cachedRun(scenario, seed);
    const of = (statistic: Statistic): number => effect(statistic, run, twin, scenario, cause);
    expect(of({ metric: 'train-loss', window: [0, 900], compare: 'ratio' })).toBeCloseTo(4.166698 / 1.041674, 2);
    expect(of({ metric: 'gradient-norm', window: [0, 900], compare: 'ratio' })).toBeCloseTo(4, 1);
    expect(of({ metric: 'update-ratio', window: [0, 10], compare: 'ratio' })).toBeLessThan(1.3);
    expect(Math.abs(of({ metric: 'slice-loss', of: 'all', window: [0, 900], compare: 'difference' }))).toBeLessThan(
      0.001,
    );
    const clipped = (trace: typeof run): number =>
      trace.internals['clip-factor'].subarray(805).filter((factor) => factor < 1).length;
    expect(clipped(twin)).toBeLessThan(20);
    expect(clipped(run)).toBe(900);
  }
});
