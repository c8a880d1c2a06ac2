import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadFeatures } from '../../src/diagnose/load-features.js';
import { lookAt } from '../../src/diagnose/look.js';
import type { Channel, Observation } from '../../src/diagnose/observation.js';
import { observe } from '../../src/diagnose/observe.js';
import { PANELS, panelsOf } from '../../src/diagnose/panels.js';
import { STEP_LINES } from '../../src/diagnose/step-lines.js';
import { cachedRun, catalogue, scenarioOf, shortened } from '../helpers/runs.js';
import { noisy, observed } from './observations.js';

const features = [...(await loadFeatures()).values()];
const short = shortened(scenarioOf('llm-pretrain-7b'), 600);

/** Reads every feature; what is no number must be NaN. */
function readAll(observation: Observation): number[] {
  const look = lookAt(observation);
  return features.map(({ id, read }) => {
    const value = read(look);
    expect(typeof value, id).toBe('number');
    return value;
  });
}

describe('features', () => {
  test('have unique ids that begin with a line or panel of theirs, and a unit', () => {
    expect(features.length).toBeGreaterThan(100);
    expect(new Set(features.map(({ id }) => id)).size).toBe(features.length);
    const lines = new Map<string, string>([...STEP_LINES, ...PANELS.map((panel) => [panel, panel] as const)]);
    for (const { id, panel, unit } of features) {
      const name = id.slice(0, id.indexOf('/'));
      expect(lines.get(name), id).toBe(panel);
      expect(id).toMatch(/^[a-z-]+\/[a-z0-9.-]+$/);
      expect(unit).toBeGreaterThan(0);
    }
  });

  test('give the same numbers twice, and for most of a run of ours a finite one', () => {
    const observation = observe(cachedRun(short, 4));
    const values = readAll(observation);
    expect(readAll(observation)).toEqual(values);
    expect(values.filter(Number.isFinite).length).toBeGreaterThan(0.8 * values.length);
  });

  test('of a panel that a run lacks are NaN', () => {
    const whole = observe(cachedRun(short, 4));
    const loss: Observation = { ...whole, series: { 'train-loss': whole.series['train-loss']! }, evaluations: null };
    const had = panelsOf(loss);
    const values = readAll(loss);
    features.forEach(({ id, panel }, i) => {
      if (!had.includes(panel)) expect([id, values[i]]).toEqual([id, Number.NaN]);
    });
  });

  const diverged = cachedRun(shortened(scenarioOf('llm-pretrain-7b'), 600), 4, {
    fault: catalogue.get('lr-spike'),
    onset: 200,
    severity: 1,
  });
  const broken = (series: Observation['series']) =>
    Object.fromEntries(
      Object.entries(series).map(([channel, values]) => [channel, Float64Array.from(values).fill(Number.NaN, 300)]),
    ) as Observation['series'];
  const whole = observe(diverged);
  const none = { steps: Float64Array.of(0, 1, 2), series: {}, evaluations: null } satisfies Observation;

  test.each<[string, Observation]>([
    ['of three rows', observed(3, (row) => 3 - row)],
    ['of one row', observed(1, () => 2)],
    ['all NaN', observed(400, () => Number.NaN)],
    ['constant', observed(400, () => 1.5)],
    ['zero', observed(400, () => 0)],
    ['that grows without bound', observed(400, (row) => Math.exp(row))],
    ['that diverged', { ...whole, series: broken(whole.series) }],
    ['never evaluated', { ...whole, evaluations: null }],
    ['evaluated and nothing else', { ...whole, series: {} }],
    ['of which nothing is logged', none],
    [
      'logged every thousandth step',
      { ...observed(60, (row) => 2 - row / 100), steps: noisy('s', 60, 0, (i) => 1000 * i) },
    ],
  ])('are numbers or NaN for a run %s', (_, observation) => {
    readAll(observation);
  });

  test('are numbers or NaN for any run', () => {
    const number = fc.oneof(
      { weight: 6, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
      { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, 1e300, -1e300, 5e-324) },
    );
    const channels: Channel[] = ['train-loss', 'gradient-norm', 'update-ratio', 'learning-rate', 'rank-norm-square'];
    const runs = fc.integer({ min: 1, max: 60 }).chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        lines: fc.array(fc.array(number, { minLength: rows, maxLength: rows }), { maxLength: channels.length }),
        evaluations: fc.option(
          fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        ),
      }),
    );
    fc.assert(
      fc.property(runs, ({ rows, lines, evaluations }) => {
        const steps = Float64Array.from({ length: rows }, (_, row) => 7 * row);
        const slices = evaluations?.map((values) => Float64Array.from(values)) ?? [];
        readAll({
          steps,
          series: Object.fromEntries(lines.map((values, i) => [channels[i]!, Float64Array.from(values)])),
          evaluations: evaluations && {
            steps: Float64Array.of(0, 10, 20),
            slices: slices.map((_, i) => String(i)),
            sizes: slices.map(() => null),
            metrics: { loss: slices, confidence: slices },
          },
        });
      }),
      { numRuns: 60 },
    );
  });
});
