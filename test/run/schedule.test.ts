import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../src/run/scenario.js';
import { learningRateAt } from '../../src/run/schedule.js';
import { scenarios } from '../helpers/runs.js';

const cosine: Schedule = {
  kind: 'cosine',
  peak: 3e-4,
  floor: 0.1,
  warmupSteps: 100,
  totalSteps: 1100,
  decaySteps: 0,
  counts: 'steps',
};
const wsd: Schedule = {
  kind: 'wsd',
  peak: 1e-3,
  floor: 0,
  warmupSteps: 50,
  totalSteps: 1000,
  decaySteps: 200,
  counts: 'steps',
};
const all = [cosine, wsd, ...scenarios.map(({ schedule }) => schedule)];

describe('a schedule', () => {
  test.each([
    [cosine, 0, 3e-6],
    [cosine, 49, 1.5e-4],
    [cosine, 99, 3e-4],
    [cosine, 100, 3e-4],
    [cosine, 600, 1.65e-4],
    [cosine, 1100, 3e-5],
    [cosine, 5000, 3e-5],
    [wsd, 24, 5e-4],
    [wsd, 799, 1e-3],
    [wsd, 800, 1e-3],
    [wsd, 900, 5e-4],
    [wsd, 1000, 0],
    [{ ...wsd, decaySteps: 0 }, 1000, 1e-3],
    [{ ...wsd, warmupSteps: 0 }, 0, 1e-3],
  ])('%o at %i is %f', (schedule, position, expected) => {
    expect(learningRateAt(schedule, position)).toBeCloseTo(expected, 12);
  });

  test.each(all)('%o rises once, falls once and stays between its ends', (schedule) => {
    let before = 0;
    let falling = false;
    for (let step = 0; step <= schedule.totalSteps; step += 7) {
      const rate = learningRateAt(schedule, step);
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(rate).toBeLessThanOrEqual(schedule.peak * (1 + 1e-12));
      if (rate < before * (1 - 1e-12)) falling = true;
      if (falling) expect(rate).toBeLessThanOrEqual(before * (1 + 1e-12));
      before = rate;
    }
    expect(learningRateAt(schedule, schedule.totalSteps)).toBeCloseTo(
      schedule.kind === 'wsd' && schedule.decaySteps === 0 ? schedule.peak : schedule.floor * schedule.peak,
      12,
    );
  });
});
