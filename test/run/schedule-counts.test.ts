import { describe, expect, test } from 'vitest';
import type { Hooks } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import { learningRateAt } from '../../src/run/schedule.js';
import { cachedRun, run, scenarios, shortened } from '../helpers/runs.js';
import { acting } from './acting.js';

/** What a scheduler counts: steps, or tokens in units of a planned batch. They differ once a batch does. */

const STEPS = 240;
const ONSET = 100;
const counting = (full: Scenario, counts: 'steps' | 'tokens'): Scenario =>
  shortened({ ...full, schedule: { ...full.schedule, counts } }, STEPS);

describe.each(scenarios)('the schedule of $id', (full) => {
  const [steps, tokens] = [counting(full, 'steps'), counting(full, 'tokens')];
  const { firstStep } = full.window;
  const resized = (scenario: Scenario, factor: number): Float64Array => {
    const batchSize: Hooks['batchSize'] = (size) => factor * size;
    return run(scenario, 1, [acting(scenario, { batchSize }, ONSET)]).appliedLearningRate;
  };
  /** Learning rates where each step from the onset on moves the schedule on by so much. */
  const planned = (advance: number): Float64Array =>
    Float64Array.from({ length: STEPS }, (_, step) =>
      learningRateAt(full.schedule, firstStep + Math.min(step, ONSET) + advance * Math.max(0, step - ONSET)),
    );

  test('is the same for both while batches are as planned', () => {
    expect(cachedRun(tokens, 1).series).toEqual(cachedRun(steps, 1).series);
    expect(cachedRun(steps, 1).appliedLearningRate).toEqual(planned(1));
  });

  test.each([0.5, 2])('counts steps of any size where it counts steps: batches × %d', (factor) => {
    expect(resized(steps, factor)).toEqual(planned(1));
  });

  test.each([0.5, 2])('counts tokens where it counts tokens: batches × %d', (factor) => {
    expect(resized(tokens, factor)).toEqual(planned(factor));
    expect(resized(tokens, factor)).not.toEqual(planned(1));
  });
});
