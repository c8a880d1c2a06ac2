import { describe, expect, test } from 'vitest';
import { createCauses } from '../../src/run/causes.js';
import { Contamination } from '../../src/run/contamination.js';
import type { Hooks } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import type { Trace } from '../../src/run/trace.js';
import { cachedRun, run, scenarios } from '../helpers/runs.js';
import { acting } from './acting.js';

/** Evaluation items in the training data: their slice is answered from memory, the others learn nothing by it. */

const SHARE = 0.05;
const first: NonNullable<Hooks['contamination']> = (shares) => {
  shares[0]! += SHARE;
};

describe.each(scenarios)('items of a slice in the training data of $id', (scenario) => {
  const { forgettingPerStep, gainPerVisit } = scenario.memory;
  const [{ evaluationSize }] = scenario.sources as [Scenario['sources'][number]];
  const { size } = scenario.batch;
  const started = (contamination: NonNullable<Hooks['contamination']>, until: number, rate = 1, batch = size) => {
    const own = new Contamination(scenario);
    const causes = createCauses(scenario, [acting(scenario, { contamination })]);
    for (let step = 0; step < until; step++) own.advance(causes, step, rate, batch);
    return own;
  };

  test('are memorised visit by visit, as training examples are, if less', () => {
    const visits = (SHARE * size) / evaluationSize;
    // Fresh data pull beside them, and there is only so much room: recorded, .038 a visit where a loop left .05.
    const room = 1 / (1 + (4 * evaluationSize) / scenario.parameters);
    const gain = 1 - Math.exp(-0.7 * room * gainPerVisit * visits);
    let known = 0;
    for (let step = 0; step < 20; step++) {
      known *= Math.exp(-forgettingPerStep);
      known += (1 - known) * gain;
    }
    const own = started(first, 20);
    expect(own.memorised[0]).toBeCloseTo(known, 12);
    expect(own.memorised.slice(1).every((other) => other === 0)).toBe(true);
    expect(own.batchShare).toBeCloseTo(SHARE * known, 12);
  });

  test('are never more than all memorised, and less at a smaller learning rate or batch', () => {
    const whole = started(first, 20).memorised[0]!;
    expect(started(first, 100_000).memorised[0]).toBeLessThanOrEqual(1);
    expect(started(first, 20, 0.3).memorised[0]).toBeLessThan(whole);
    expect(started(first, 20, 1, size / 2).memorised[0]).toBeLessThan(whole);
    expect(started(first, 20, 0).memorised[0]).toBe(0);
  });

  test('take weights, where there are some to spare', () => {
    const before = new Contamination(scenario);
    expect(before.normWith(10)).toBe(10);
    const after = started(first, 200);
    const taken = Math.min(1, (4 * evaluationSize * after.memorised[0]!) / scenario.parameters);
    expect((after.normWith(10) / 10) ** 2).toBeCloseTo(1 + taken * (1 - taken), 9);
  });

  test('are forgotten when they come no more', () => {
    const until: typeof first = (shares, moment) => {
      if (moment.step < 50) first(shares, moment);
    };
    const own = started(until, 50 + 2000);
    const then = started(first, 50).memorised[0]!;
    expect(own.memorised[0]).toBeCloseTo(then * Math.exp(-forgettingPerStep * 2000), 9);
    expect(own.batchShare).toBe(0);
  });
});

describe.each(scenarios)('a run of $id with evaluation items of its first slice', (scenario) => {
  const onset = Math.floor(scenario.window.steps / 4);
  const own = run(scenario, 1, [acting(scenario, { contamination: first }, onset)]);
  const twin = cachedRun(scenario, 1);
  const last = ({ evaluations }: Trace, metric: 'loss' | 'accuracy', slice: number): number =>
    evaluations.metrics[metric][slice]!.at(-1)!;

  test('answers that slice better from the first evaluation on', () => {
    expect(last(own, 'loss', 0)).toBeLessThan(last(twin, 'loss', 0));
    expect(last(own, 'accuracy', 0)).toBeGreaterThan(last(twin, 'accuracy', 0));
    const { steps, metrics } = own.evaluations;
    const gained = steps.map((_, i) => twin.evaluations.metrics.loss[0]![i]! - metrics.loss[0]![i]!);
    expect(gained.filter((_, i) => steps[i]! < onset).every((gain) => gain === 0)).toBe(true);
    expect(gained.filter((_, i) => steps[i]! > onset).every((gain) => gain > 0)).toBe(true);
  });

  test('answers the others no better than before', () => {
    for (let slice = 1; slice < scenario.sources.length; slice++) {
      expect(last(own, 'loss', slice)).toBeGreaterThan(last(twin, 'loss', slice) - 1e-3);
      expect(Math.abs(last(own, 'loss', slice) - last(twin, 'loss', slice))).toBeLessThan(0.1);
    }
  });
});
