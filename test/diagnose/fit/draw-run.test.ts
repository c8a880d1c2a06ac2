import { describe, expect, test } from 'vitest';
import { createStream } from '../../../src/core/rng.js';
import { HEALTHY } from '../../../src/core/vocabulary.js';
import { drawRun } from '../../../src/diagnose/fit/draw-run.js';
import { drawDeadPanel, drawNuisance } from '../../../src/puzzle/nuisance.js';
import { catalogue, playedScenarios, shortened } from '../../helpers/runs.js';

const scenarios = playedScenarios.map((scenario) => shortened(scenario, 400));
const options = {
  scenarios,
  faults: catalogue.all,
  nuisance: (secret: string, steps: number) => ({
    ...drawNuisance(createStream(secret, ['nuisance']), steps),
    deadPanel: drawDeadPanel(createStream(secret, ['dead-panel'])),
  }),
};
const draw = (i: number, varied: boolean) => drawRun(`test ${i}`, { ...options, varied });
const runs = Array.from({ length: 60 }, (_, i) => draw(i, i % 2 === 0));

describe('a run drawn for the fit', () => {
  test('is the same for the same name, and another for another', () => {
    for (const i of [0, 1, 2, 3]) expect(draw(i, i % 2 === 0)).toEqual(runs[i]);
    expect(new Set(runs.map(({ observation }) => observation.series['train-loss']![20])).size).toBe(runs.length);
  });

  test('has a cause that is a candidate in its scenario: a benign event is none', () => {
    for (const { cause, scenario } of runs) {
      const { meta, excludedFrom } = catalogue.get(cause);
      expect(cause === HEALTHY || meta.family !== 'control').toBe(true);
      expect(excludedFrom(scenarios.find(({ id }) => id === scenario)!)).toBeNull();
    }
    expect(new Set(runs.map(({ scenario }) => scenario)).size).toBe(scenarios.length);
    expect(new Set(runs.map(({ cause }) => cause)).size).toBeGreaterThan(10);
    expect(runs.filter(({ cause }) => cause === HEALTHY).length).toBeGreaterThan(3);
  });

  test('has its onset in a row of the run, and none where it is healthy', () => {
    for (const { cause, onset, observation } of runs) {
      expect(onset === null).toBe(cause === HEALTHY);
      if (onset === null) continue;
      expect(Number.isInteger(onset)).toBe(true);
      expect(onset).toBeGreaterThanOrEqual(0);
      expect(onset).toBeLessThan(observation.steps.length);
    }
  });

  test('is as long as its scenario where it is not varied', () => {
    runs.forEach(({ observation }, i) => {
      if (i % 2 === 1) expect(observation.steps).toHaveLength(400);
    });
  });
});
