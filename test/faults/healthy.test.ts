import { describe, expect, test } from 'vitest';
import type { Trace } from '../../src/run/trace.js';
import { cachedRun, catalogue, seeds, shortened, testedScenariosOf } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';
import { correlation, detrended, logs, mean } from '../helpers/statistics.js';

// Nothing is injected: exactly nothing moves.
describeSignature({
  fault: 'healthy',
  primary: null,
  afterTheLoss: true,
  cases: [
    {
      severity: 1,
      symptoms: [
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [0, 0] },
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'slice-loss', of: 'all', window: [0, 900], compare: 'difference', is: [0, 0] },
      ],
    },
  ],
  apart: [
    {
      from: 'lr-decay-early',
      metric: 'update-ratio',
      window: [600, 900],
      compare: 'ratio',
      here: [1, 1],
      there: [0.05, 0.9],
    },
    {
      from: 'mix-contamination',
      metric: 'train-loss',
      window: [200, 900],
      compare: 'difference',
      here: [0, 0],
      there: [0.05, 2],
    },
    {
      from: 'eval-format-mismatch',
      metric: 'slice-loss',
      of: 'all',
      window: [0, 900],
      compare: 'difference',
      here: [0, 0],
      there: [0.01, 1],
    },
  ],
});

// In half precision some runs spike by chance, and a fine-tune of three epochs has its stairs at the same steps in every run.
describe.each(testedScenariosOf(catalogue.get('lr-spike')))('between healthy runs of $id', (full) => {
  const scenario = shortened(full, 1800);
  const runs = seeds(8).map((seed) => cachedRun(scenario, seed));
  const middles = (metric: 'train-loss' | 'update-ratio' | 'weight-norm'): number[] =>
    runs.map(({ series }) => mean(series[metric], 900, 1800));

  test('levels agree: loss within .03 nats, update ratio within 3 %, weight norm within 1 %', () => {
    const spread = (values: number[]): number => Math.max(...values) - Math.min(...values);
    expect(spread(middles('train-loss'))).toBeLessThan(0.03);
    expect(spread(middles('update-ratio')) / mean(middles('update-ratio'))).toBeLessThan(0.03);
    expect(spread(middles('weight-norm')) / mean(middles('weight-norm'))).toBeLessThan(0.01);
  });

  test('other data orders have other noise', () => {
    for (const [i, { series }] of runs.entries()) {
      const next = runs[(i + 1) % runs.length]!.series;
      const apart = (texture: (of: Trace['series']) => Float64Array): number =>
        Math.abs(correlation(texture(series), texture(next)));
      // Independent noise of 1,600 points: four standard errors are .1; norms that wander slowly are fewer points, and the
      // stairs of the loss at epoch boundaries stand at the same steps in every run.
      expect(apart((of) => detrended(of['train-loss']))).toBeLessThan(
        scenario.memory.epochBatches === null ? 0.1 : 0.2,
      );
      expect(apart((of) => detrended(logs(of['gradient-norm'])))).toBeLessThan(0.2);
    }
  });

  test('the learning rate is the planned one', () => {
    for (const { series, appliedLearningRate } of runs) expect(series['learning-rate']).toEqual(appliedLearningRate);
    expect(catalogue.get('healthy').create({ scenario, dose: {}, onset: 0, where: undefined })).toEqual({});
  });
});
