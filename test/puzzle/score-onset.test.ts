import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyInjection } from '../../src/puzzle/puzzle.js';
import { intervalScore, onsetTruth, scoreOnset } from '../../src/puzzle/score-onset.js';

const injection: KeyInjection = {
  fault: 'no-warmup',
  onset: 400,
  detectable: 412,
  severity: 0.5,
  dose: {},
  where: 'whole-run',
};
const STEPS = 1000;

describe('interval score', () => {
  test.each([
    [380, 450, 412, 70],
    [412, 412, 412, 0],
    [420, 450, 412, 30 + 80],
    [300, 400, 412, 100 + 120],
  ])('[%d, %d] on %d costs %d', (low, high, truth, cost) => {
    expect(intervalScore(low, high, truth)).toBe(cost);
  });

  test('is best in expectation at the 10 % and the 90 % quantile', () => {
    // Truth uniform on the steps 0 to 999: quantiles 100 and 899.
    const expected = (low: number, high: number) => {
      let sum = 0;
      for (let truth = 0; truth < 1000; truth += 1) sum += intervalScore(low, high, truth);
      return sum / 1000;
    };
    const best = expected(100, 899);
    for (const [low, high] of [
      [80, 899],
      [120, 899],
      [100, 870],
      [100, 930],
      [0, 999],
      [500, 500],
    ] as const) {
      expect(expected(low, high)).toBeGreaterThan(best);
    }
  });
});

describe('onset score', () => {
  test('takes the first detectable step as the truth, and the onset where there is none', () => {
    expect(onsetTruth(injection)).toBe(412);
    expect(onsetTruth({ ...injection, detectable: null })).toBe(400);
    expect(onsetTruth({ ...injection, onset: 0 })).toBe(0);
  });

  test('is scaled by the run', () => {
    expect(scoreOnset([380, 450], injection, STEPS)).toEqual({
      score: 93,
      reason:
        'The fault set in at step 400 and was first detectable at step 412; you said 380 to 450. It is 70 steps wide ' +
        'and holds the truth: interval score 70 on a run of 1,000 steps.',
    });
    expect(scoreOnset([420, 450], injection, STEPS).score).toBeCloseTo(89, 9);
    expect(scoreOnset([420, 450], injection, STEPS).reason).toContain('begins 8 steps too late, each counted 10 times');
    expect(scoreOnset([400, 411], injection, STEPS).reason).toContain('ends 1 step too early, each counted 10 times');
  });

  test('separates the thousands of its steps', () => {
    const late = { ...injection, onset: 1332, detectable: 1333 };
    expect(scoreOnset([2400, 2500], late, 3000).reason).toBe(
      'The fault set in at step 1,332 and was first detectable at step 1,333; you said 2,400 to 2,500. It is 100 steps ' +
        'wide and begins 1,067 steps too late, each counted 10 times: interval score 10,770 on a run of 3,000 steps.',
    );
    expect(scoreOnset('none', { ...late, detectable: null }, 3000).reason).toContain('at step 1,332, and the panels');
  });

  test('knows "start"', () => {
    expect(scoreOnset('start', { ...injection, onset: 0, detectable: 90 }, STEPS).score).toBe(100);
    expect(scoreOnset('start', { ...injection, onset: 2, detectable: 3 }, STEPS).score).toBeCloseTo(97, 9);
    expect(scoreOnset('start', injection, STEPS).score).toBe(0);
  });

  test('knows "none": right for a healthy run and for no other', () => {
    expect(scoreOnset('none', null, STEPS).score).toBe(100);
    expect(scoreOnset('none', injection, STEPS)).toEqual({
      score: 0,
      reason: 'The fault set in at step 400 and was first detectable at step 412; you said there was none.',
    });
    expect(scoreOnset([0, 10], null, STEPS)).toEqual({
      score: 0,
      reason: 'The run was healthy, so that the right answer was "none"; you said 0 to 10.',
    });
    expect(scoreOnset('start', null, STEPS).score).toBe(0);
  });

  test('gives nothing for no answer', () => {
    expect(scoreOnset(undefined, injection, STEPS).score).toBe(0);
    expect(scoreOnset(undefined, null, STEPS).score).toBe(0);
  });

  test('stays within 0 and 100, and an interval that moves towards the truth never loses', () => {
    const step = fc.integer({ min: 0, max: STEPS - 1 });
    fc.assert(
      fc.property(step, step, step, (a, b, truth) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const fault = { ...injection, onset: Math.max(1, truth), detectable: truth };
        const { score } = scoreOnset([low, high], fault, STEPS);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        const direction = truth < low ? -1 : truth > high ? 1 : 0;
        expect(scoreOnset([low + direction, high + direction], fault, STEPS).score).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});
