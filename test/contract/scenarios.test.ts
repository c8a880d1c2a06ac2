import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { STEP_METRICS } from '../../src/core/vocabulary.js';
import { parseScenario, type Scenario } from '../../src/run/scenario.js';
import { learningRateAt } from '../../src/run/schedule.js';
import { deepFreeze } from '../helpers/freeze.js';
import { cachedRun, playedScenarios, publishedText, run, scenarios, shortened } from '../helpers/runs.js';

describe.each(scenarios)('scenario $id', (scenario) => {
  test('has a control that is finite everywhere', () => {
    const { series, evaluations, divergedAt, steps, log } = cachedRun(scenario, 1);
    // In half precision a step that overflows is skipped: its update is 0.
    const skipped = new Set(log.filter(({ text }) => text.includes('step skipped')).map(({ step }) => step));
    if (scenario.numerics.lossScale === null) expect(skipped.size).toBe(0);
    expect(divergedAt).toBeNull();
    for (const metric of STEP_METRICS) {
      expect(series[metric]).toHaveLength(scenario.window.steps);
      expect(series[metric].every(Number.isFinite)).toBe(true);
      expect(series[metric].every((value, step) => value > 0 || (metric === 'update-ratio' && skipped.has(step)))).toBe(
        true,
      );
    }
    expect(evaluations.steps[0]).toBe(0);
    expect(evaluations.steps.at(-1)).toBe(steps - 1);
    for (const [metric, slices] of Object.entries(evaluations.metrics))
      for (const values of slices) {
        expect(values).toHaveLength(evaluations.steps.length);
        expect(values.every((value) => Number.isFinite(value) && value >= 0 && (metric === 'loss' || value <= 1))).toBe(
          true,
        );
      }
  });

  test('is not changed by a run', () => {
    const frozen = deepFreeze(structuredClone(shortened(scenario, 200)));
    expect(publishedText(run(frozen, 1))).toBe(publishedText(run(shortened(scenario, 200), 1)));
  });

  test('is valid as it is, word for word', () => {
    expect(parseScenario(structuredClone(scenario), 'again.yaml')).toEqual(scenario);
  });

  test('has a window that agrees with its schedule, evaluations and checkpoints', () => {
    const { window, schedule, evaluation, cluster } = scenario;
    // A puzzle shows 2,000 to 4,000 steps; a run that repeats a recorded one has that one's length.
    expect(window.steps).toBeGreaterThanOrEqual(playedScenarios.includes(scenario) ? 2000 : 1000);
    expect(window.steps).toBeLessThanOrEqual(4000);
    expect(window.firstStep + window.steps).toBeLessThanOrEqual(schedule.totalSteps);
    expect(window.steps / evaluation.every).toBeGreaterThanOrEqual(20);
    expect(window.steps / cluster.checkpointEvery).toBeGreaterThanOrEqual(2);
    const logged = cachedRun(scenario, 1).series['learning-rate'];
    expect(logged[17]).toBe(learningRateAt(schedule, window.firstStep + 17));
    expect(logged[window.steps - 1]).toBe(learningRateAt(schedule, window.firstStep + window.steps - 1));
  });
});

/** One field of the first scenario set to a wrong value, and what the refusal must name. */
const wrong: readonly [path: string, value: unknown, ...named: RegExp[]][] = [
  ['epochs', 3, /epochs/],
  ['optimizer.momentum', 0.9, /optimizer/, /momentum/],
  ['batch.size', 0, /batch\.size/, /\b0\b/],
  ['batch.size', 1.5, /batch\.size/, /1\.5/],
  ['batch.ranks', 0, /batch\.ranks/, /\b0\b/],
  ['batch.unit', 'words', /batch\.unit/, /words/],
  ['window.steps', 10, /window\.steps/, /\b10\b/],
  ['window.firstStep', 59_000, /window/, /60000/],
  ['schedule.totalSteps', 1000, /schedule\.totalSteps/, /\b1000\b/],
  ['schedule.kind', 'linear', /schedule\.kind/, /linear/],
  ['schedule.peak', Number.NaN, /schedule\.peak/, /NaN/],
  ['schedule.floor', 1.1, /schedule\.floor/, /1\.1/],
  ['optimizer.beta2', 1, /optimizer\.beta2/, /\b1\b/],
  ['optimizer.clip', -1, /optimizer\.clip/, /-1/],
  ['spectrum.directions', Number.POSITIVE_INFINITY, /spectrum\.directions/, /Infinity/],
  ['sources.0.weight', 0.6, /sources\.\*\.weight/, /1\.1/],
  ['sources.0.weight', -0.1, /sources\.0\.weight/, /-0\.1/],
  ['sources.1.id', 'Source Code', /sources\.1\.id/, /Source Code/],
  ['groups.0.parameters', 0.5, /groups\.\*\.parameters/, /1\.4/],
  ['sources', [], /sources/],
  ['evaluation.every', undefined, /evaluation\.every/, /undefined|missing/],
];

describe('a wrong scenario', () => {
  const base = scenarios.find(({ id }) => id === 'llm-pretrain-7b')!;

  test.each(wrong)('%s = %o is refused, with the field and the value', (path, value, ...named) => {
    const error = refusal(changed(base, path, value));
    expect(error.message).toMatch(/^(invalid|unknown|missing|unsupported) (scenario|field) in wrong\.yaml: /);
    for (const part of named) expect(error.message).toMatch(part);
    expect(error.exitCode).toBe(2);
  });

  test('that is no object is refused', () => {
    for (const value of [null, 3, 'x', []]) expect(refusal(value).message).toMatch(/^invalid scenario in wrong\.yaml/);
  });

  test('with two sources of one name is refused: a place must be one slice', () => {
    expect(refusal(changed(base, 'sources.1.id', base.sources[0]!.id)).message).toMatch(
      new RegExp(base.sources[0]!.id),
    );
  });

  function refusal(value: unknown): AppError {
    try {
      parseScenario(value, 'wrong.yaml');
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      return error as AppError;
    }
    return expect.fail('it was accepted');
  }

  function changed(scenario: Scenario, path: string, value: unknown): unknown {
    const copy = structuredClone(scenario) as unknown as Record<string, unknown>;
    const names = path.split('.');
    const last = names.pop()!;
    const at = names.reduce((parent, name) => parent[name] as Record<string, unknown>, copy);
    at[last] = value;
    return copy;
  }
});
