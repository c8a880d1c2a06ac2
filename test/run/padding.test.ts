import { describe, expect, test } from 'vitest';
import { run, scenarioOf, shortened } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';
import { acting } from './acting.js';

/** Padding that counts in the loss of a fine-tune, from step 200 on. */

const SHARE = 0.3;
const ONSET = 200;
const scenario = shortened(scenarioOf('sft-8b'), 500);
const padding = (share: number): number => share + SHARE;
const padded = run(scenario, 1, [acting(scenario, { padding }, ONSET)]);
const twin = run(scenario, 1);
const within = (values: Float64Array, from: number, to: number) => mean(values.subarray(ONSET + from, ONSET + to));
const ratio = (metric: 'train-loss' | 'gradient-norm' | 'update-ratio', from: number, to: number) =>
  within(padded.series[metric], from, to) / within(twin.series[metric], from, to);

describe('padding in the loss', () => {
  test('costs a guess among all tokens at first', () => {
    const { classes } = scenario.calibration;
    const expected = (1 - SHARE) * twin.series['train-loss'][ONSET]! + SHARE * Math.log(classes);
    expect(padded.series['train-loss'][ONSET]).toBeCloseTo(expected, 1);
  });

  test('is learned in tens of steps and then takes its share off the loss and the gradient', () => {
    expect(ratio('train-loss', 60, 300)).toBeCloseTo(1 - SHARE, 2);
    expect(ratio('gradient-norm', 60, 300)).toBeCloseTo(1 - SHARE, 1);
  });

  test('leaves what is learned alone: AdamW divides the factor out', () => {
    expect(ratio('update-ratio', 60, 300)).toBeCloseTo(1, 1);
    padded.evaluations.metrics.loss.forEach((slice, d) => {
      expect(Math.abs(slice.at(-1)! - twin.evaluations.metrics.loss[d]!.at(-1)!)).toBeLessThan(0.01);
    });
  });
});
