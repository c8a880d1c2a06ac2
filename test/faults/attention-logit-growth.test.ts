import { expect, test } from 'vitest';
import { type Cause, cachedRun, catalogue, scenarioOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';
import { mean } from '../helpers/statistics.js';

// Wortsman et al. and Marin 32B: the logit and what goes with it lead the loss by tens to thousands of steps; spikes, then a higher
// plateau. Recorded transformer: gradient norm as 1 + (logit/20)²: 1.6 at 16, where it trembles, 6 at 50, where saturation bends it.
// Walls that are steeper by the same factor are beyond the edge of stability from a logit of 13 on.
describeSignature({
  fault: 'attention-logit-growth',
  primary: { metric: 'gradient-norm', window: [150, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      symptoms: [
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [0.98, 1.06] },
        { metric: 'gradient-norm', window: [50, 100], compare: 'ratio', is: [1.45, 1.75] },
        { metric: 'gradient-norm', window: [100, 130], compare: 'ratio', is: [1.95, 2.4], source: '1 + (21/20)²' },
        { metric: 'gradient-norm', window: [300, 500], compare: 'ratio', is: [4.3, 6.5], source: '1 + (40/20)²' },
        { metric: 'train-loss', window: [0, 50], compare: 'difference', is: [-0.005, 0.01] },
        { metric: 'train-loss', window: [100, 130], compare: 'difference', is: [0.04, 0.15] },
        { metric: 'train-loss', window: [300, 500], compare: 'difference', is: [0.13, 0.4] },
        // A push that comes by chance now lasts for hundreds of steps.
        { metric: 'train-loss', window: [600, 900], compare: 'difference', is: [0.13, 8], twinOnly: true },
        { metric: 'slice-loss', of: 'all', window: [400, 900], compare: 'difference', is: [-0.005, 0.02] },
        { metric: 'update-ratio', window: [10, 900], compare: 'ratio', is: [0.95, 1.04] },
        { metric: 'weight-norm', window: [0, 900], compare: 'ratio', is: [0.998, 1.003] },
        { metric: 'learning-rate', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
  ],
  apart: [
    {
      from: 'benign-spike',
      metric: 'gradient-norm',
      window: [200, 900],
      compare: 'ratio',
      here: [3, 9],
      there: [0.9, 1.1],
    },
    {
      from: 'lr-too-high',
      metric: 'update-ratio',
      window: [0, 50],
      compare: 'ratio',
      here: [0.95, 1.05],
      there: [1.8, 20],
    },
    {
      from: 'gradient-sum',
      metric: 'gradient-norm',
      window: [0, 1],
      compare: 'ratio',
      here: [0.9, 1.1],
      there: [1.5, 70],
    },
  ],
});

test('the logit leads the norm, the norm the loss, and spikes come last', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-13b'), 1705);
  const cause: Cause = { fault: catalogue.get('attention-logit-growth'), onset: 805 };
  for (const seed of seeds(8)) {
    const [run, twin] = [cachedRun(scenario, seed, cause), cachedRun(scenario, seed)];
    const of = (metric: 'train-loss' | 'gradient-norm', step: number): [number, number] => [
      mean(run.series[metric], step, step + 20),
      mean(twin.series[metric], step, step + 20),
    ];
    const steps = Array.from({ length: 400 }, (_, i) => 805 + i);
    const doubled = run.internals['attention-logit'].findIndex((logit) => logit > 6) - 805;
    const norm = steps.findIndex((step) => of('gradient-norm', step)[0] > 1.2 * of('gradient-norm', step)[1]);
    const loss = steps.findIndex((step) => of('train-loss', step)[0] > 0.05 + of('train-loss', step)[1]);
    const spike = steps.findIndex((step) => run.series['train-loss'][step]! > 0.5 + twin.series['train-loss'][step]!);
    expect(doubled).toBeLessThan(norm);
    expect(norm).toBeGreaterThan(25);
    expect(norm).toBeLessThan(45);
    expect(loss - norm).toBeGreaterThan(25);
    expect(spike - norm).toBeGreaterThan(50);
  }
});
