import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/run/scenario.js';
import type { Trace } from '../../src/run/trace.js';
import { WrongLabels } from '../../src/run/wrong-labels.js';
import { cachedRun, run, scenarioOf, scenarios, shortened } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';
import { acting } from './acting.js';

/** Wrong labels that stay with their examples are memorised in the end; those that are drawn anew never are. */

const [base] = scenarios;
const memory: Scenario['memory'] = {
  ...base!.memory,
  epochBatches: 50,
  gainPerVisit: 0.3,
  forgettingPerStep: 1e-4,
  spill: 2,
};
const labelsOf = (change: Partial<Scenario['memory']> = {}) =>
  new WrongLabels({ ...base!, memory: { ...memory, ...change } });
const advanced = (labels: WrongLabels, steps: number, share: number, rate = 1): WrongLabels => {
  for (let step = 0; step < steps; step++) labels.advance(share, 0, rate);
  return labels;
};

describe('wrong labels', () => {
  test('of a data set that comes round again are memorised by and by, and never more than all of them', () => {
    const labels = labelsOf();
    let before = 0;
    for (let pass = 0; pass < 200; pass++) {
      advanced(labels, 50, 0.4);
      expect(labels.memorised).toBeGreaterThanOrEqual(before);
      expect(labels.memorised).toBeLessThan(1);
      expect(labels.random).toBeCloseTo(0.4 * (1 - labels.memorised), 12);
      expect(labels.cost).toBeCloseTo(2 * 0.4 * labels.memorised, 12);
      before = labels.memorised;
    }
    expect(labels.memorised).toBeGreaterThan(0.9);
  });

  test('are memorised with the visits and the learning rate, and no faster than a right label is', () => {
    const visited = (steps: number, rate: number) =>
      advanced(labelsOf({ forgettingPerStep: 0 }), steps, 0.1, rate).memorised;
    const pass = visited(50, 1);
    expect(pass).toBeGreaterThan(0);
    // A pass in 50 steps of a fiftieth each.
    expect(pass).toBeLessThanOrEqual(1 - (1 - 0.3 / 50) ** 50 + 1e-12);
    expect(1 - visited(100, 1)).toBeCloseTo((1 - pass) ** 2, 12);
    expect(Math.abs(visited(50, 0.5) / pass - 0.5)).toBeLessThan(0.1);
    expect(visited(50, 0)).toBe(0);
  });

  test('that are right again are forgotten, and cost nothing while none is wrong', () => {
    const labels = advanced(labelsOf({ forgettingPerStep: 1e-4 }), 1000, 0.4);
    const known = labels.memorised;
    advanced(labels, 1, 0);
    expect([labels.share, labels.random, labels.cost]).toEqual([0, 0, 0]);
    expect(advanced(labels, 5000, 0).memorised).toBeLessThan(0.7 * known);
  });

  test('of data that never come again are all at random', () => {
    const labels = advanced(labelsOf({ epochBatches: null }), 5000, 0.4);
    expect([labels.share, labels.memorised, labels.random, labels.cost]).toEqual([0.4, 0, 0.4, 0]);
  });
});

describe.each(scenarios)('a run of $id with 40 % of its labels wrong from the start', (scenario) => {
  const wrong = run(scenario, 1, [acting(scenario, { labelNoise: () => 0.4 })]);
  const twin = cachedRun(scenario, 1);
  const { steps } = scenario.window;
  const excess = (from: number, to: number): number =>
    mean(wrong.series['train-loss'].slice(from, to)) - mean(twin.series['train-loss'].slice(from, to));
  const evaluated = ({ evaluations }: Trace): number => mean(evaluations.metrics.loss.map((slice) => slice.at(-1)!));

  test('pays for it on the training data: less and less where they come round again, and no less where they do not', () => {
    const [early, late] = [excess(50, 150), excess(steps - 100, steps)];
    expect(early).toBeGreaterThan(0.5);
    if (scenario.memory.epochBatches === null) expect(late).toBeGreaterThan(0.95 * early);
    else expect(late).toBeLessThan(early);
  });

  test('pays for it on the evaluation data, where every label is right', () => {
    expect(evaluated(wrong)).toBeGreaterThan(evaluated(twin) + 0.05);
  });
});

describe('targets smoothed over all labels', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-7b'), 301);
  const share = 0.1;
  const smoothed = run(scenario, 1, [acting(scenario, { smoothing: () => share })]);
  const flipped = run(scenario, 1, [acting(scenario, { labelNoise: () => share })]);
  const twin = run(scenario, 1);
  const effect = (trace: Trace) => mean(trace.series['train-loss']) - mean(twin.series['train-loss']);

  test('cost in the mean what labels cost that are wrong as often', () => {
    expect(effect(smoothed) / effect(flipped)).toBeCloseTo(1, 1);
  });

  test('bring none of their noise into the gradient', () => {
    expect(mean(smoothed.series['gradient-norm'])).toBeLessThan(mean(flipped.series['gradient-norm']));
  });

  test('leave the model too little sure of itself', () => {
    const last = ({ evaluations }: Trace) => mean(evaluations.metrics.confidence.map((slice) => slice.at(-1)!));
    expect(last(smoothed)).toBeLessThan(last(twin) - 0.01);
  });
});
