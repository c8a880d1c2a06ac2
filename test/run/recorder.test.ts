import { describe, expect, test } from 'vitest';
import { INTERNAL_METRICS, SLICE_METRICS, STEP_METRICS } from '../../src/core/vocabulary.js';
import { Recorder } from '../../src/run/recorder.js';
import type { Trace } from '../../src/run/trace.js';
import { cachedRun, run, scenarios, shortened } from '../helpers/runs.js';
import { acting } from './acting.js';

/** A run that has diverged has no numbers any more: nothing of what it computes from them is shown. */

/**
 * A trace has no numbers from a step on, evaluations too, and until then it has.
 * @param cause step that broke it: its gradient may be no number while the loss still is one
 */
function expectEnd({ series, internals, evaluations, steps }: Trace, step: number, cause = step): void {
  const columns = [...STEP_METRICS.map((metric) => series[metric]), ...INTERNAL_METRICS.map((name) => internals[name])];
  for (const column of columns) {
    expect(column).toHaveLength(steps);
    expect(column.slice(0, cause).some(Number.isNaN)).toBe(false);
    expect(column.slice(step).every(Number.isNaN)).toBe(true);
  }
  evaluations.steps.forEach((at, i) => {
    for (let slice = 0; slice < evaluations.slices.length; slice++) {
      const gone = SLICE_METRICS.map((metric) => Number.isNaN(evaluations.metrics[metric][slice]![i]));
      expect(gone).toEqual(SLICE_METRICS.map(() => at >= step));
      const { count, confidence, accuracy } = evaluations.reliability[slice]![i]!;
      expect(count.some((items) => items > 0)).toBe(at < step);
      expect([...confidence, ...accuracy].every(Number.isNaN)).toBe(at >= step);
    }
  });
}

describe('what is recorded', () => {
  const reading = { loss: 1, accuracy: 0.5, ece: 0.1, brier: 0.2, confidence: 0.6 };
  const bins = { count: Float64Array.of(4), confidence: Float64Array.of(0.6), accuracy: Float64Array.of(0.5) };
  const filled = (): Recorder => {
    const recorder = new Recorder('scenario', 6, ['a', 'b'], 1);
    for (const metric of STEP_METRICS) recorder.series[metric].fill(7);
    for (const metric of INTERNAL_METRICS) recorder.internals[metric].fill(7);
    return recorder;
  };

  test('is kept as it came, the log in the order of its steps', () => {
    const recorder = filled();
    recorder.log(4, 'info', 'later');
    recorder.log(2, 'warning', 'sooner');
    recorder.log(4, 'info', 'after it');
    recorder.evaluation(3);
    for (const slice of [0, 1]) recorder.reading(slice, { ...reading, bins });
    const trace = recorder.finish();
    expect(trace.log.map(({ text }) => text)).toEqual(['sooner', 'later', 'after it']);
    expect(trace.divergedAt).toBeNull();
    expect(trace.evaluations).toMatchObject({ steps: [3], slices: ['a', 'b'] });
    expect(trace.evaluations.metrics.ece).toEqual([Float64Array.of(0.1), Float64Array.of(0.1)]);
    expect(trace.series['train-loss'].every((value) => value === 7)).toBe(true);
  });

  test('ends where it diverged first', () => {
    const recorder = filled();
    expect(recorder.diverged).toBe(false);
    recorder.evaluation(1);
    for (const slice of [0, 1]) recorder.reading(slice, { ...reading, bins });
    recorder.diverge(2);
    recorder.diverge(4);
    expect(recorder.diverged).toBe(true);
    recorder.evaluation(5);
    for (const slice of [0, 1]) recorder.missing(slice);
    const trace = recorder.finish();
    expect(trace.divergedAt).toBe(2);
    expectEnd(trace, 2);
  });
});

const shorter = scenarios.map((full) => shortened(full, 300));

describe.each(shorter.filter(({ numerics }) => numerics.lossScale === null))('a run of $id', (scenario) => {
  const own = run(scenario, 1, [acting(scenario, { gradientFactor: () => Number.NaN }, 130)]);
  const twin = cachedRun(scenario, 1);

  test('whose gradients are no numbers any more is the same before, and has none after', () => {
    const { divergedAt } = own;
    expect([130, 131]).toContain(divergedAt);
    expectEnd(own, divergedAt!, 130);
    for (const metric of STEP_METRICS)
      expect(own.series[metric].slice(0, 130)).toEqual(twin.series[metric].slice(0, 130));
    expect(own.evaluations.steps).toEqual(twin.evaluations.steps);
  });

  test('that has diverged saves no checkpoint', () => {
    const often = { ...scenario, cluster: { ...scenario.cluster, checkpointEvery: 50 } };
    const { log } = run(often, 1, [acting(often, { gradientFactor: () => Number.NaN }, 130)]);
    expect(log.map(({ step }) => step)).toEqual([50, 100]);
  });
});

test.each(shorter.filter(({ numerics }) => numerics.lossScale !== null))(
  'a run of $id skips the steps whose gradients are no numbers, and stands still',
  (scenario) => {
    const { log, divergedAt, series } = run(scenario, 1, [acting(scenario, { gradientFactor: () => Number.NaN }, 130)]);
    expect(divergedAt).toBeNull();
    expect(log.filter(({ level }) => level === 'warning').filter(({ step }) => step >= 130)).toHaveLength(170);
    expect(series['update-ratio'].subarray(130).every((ratio) => ratio === 0)).toBe(true);
    expect(new Set(series['weight-norm'].subarray(130)).size).toBe(1);
  },
);
