import { describe, expect, test } from 'vitest';
import { createStream } from '../../../src/core/rng.js';
import { varyScenario } from '../../../src/diagnose/fit/vary.js';
import { parseScenario } from '../../../src/run/scenario.js';
import { scenarios } from '../../helpers/runs.js';

describe.each(scenarios)('variations of $id', (scenario) => {
  const varied = Array.from({ length: 60 }, (_, i) => varyScenario(scenario, createStream('vary', [i])));

  test('are scenarios', () => {
    for (const one of varied) expect(parseScenario(JSON.parse(JSON.stringify(one)), 'test')).toEqual(one);
  });

  test('differ from it and from each other in what teams differ in, and only there', () => {
    const others = varied.filter((one) => one !== scenario);
    expect(others.length).toBeGreaterThan(50);
    expect(new Set(others.map(({ id }) => id)).size).toBeGreaterThan(others.length - 3);
    expect(new Set(others.map(({ schedule }) => schedule.peak)).size).toBe(others.length);
    for (const one of others) {
      expect(one.id.startsWith(`${scenario.id}-`)).toBe(true);
      expect([one.task, one.title, one.card]).toEqual([scenario.task, scenario.title, scenario.card]);
      expect(one.sources.map(({ id }) => id)).toEqual(scenario.sources.map(({ id }) => id));
      expect(one.window.steps).toBeLessThanOrEqual(scenario.window.steps);
      expect(one.window.steps).toBeGreaterThanOrEqual(Math.floor(scenario.window.steps / 2));
      expect(one.batch.size % one.batch.ranks).toBe(0);
      expect(one.sources.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    }
  });

  test('are the same for the same stream, and leave the scenario as it was', () => {
    const before = JSON.stringify(scenario);
    expect(varyScenario(scenario, createStream('vary', [7]))).toEqual(varied[7]);
    expect(JSON.stringify(scenario)).toBe(before);
  });
});
