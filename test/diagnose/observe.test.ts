import { expect, test } from 'vitest';
import { INTERNAL_METRICS, STEP_METRICS } from '../../src/core/vocabulary.js';
import { observe } from '../../src/diagnose/observe.js';
import { FREE_PANELS, PANELS, panelsOf } from '../../src/diagnose/panels.js';
import { cachedRun, catalogue, scenarioOf, shortened } from '../helpers/runs.js';

const scenario = shortened(scenarioOf('llm-pretrain-7b'), 300);

test('an observation is what was recorded, and holds no cause, scenario or secret', () => {
  const trace = cachedRun(scenario, 3, { fault: catalogue.get('lr-spike'), onset: 100 });
  const observation = observe(trace);
  expect(Object.keys(observation).sort()).toEqual(['evaluations', 'series', 'steps']);
  expect([...observation.steps]).toEqual(Array.from({ length: 300 }, (_, step) => step));
  expect(Object.keys(observation.series)).toEqual([...STEP_METRICS, ...INTERNAL_METRICS]);
  expect(observation.series['train-loss']).toBe(trace.series['train-loss']);
  expect(observation.evaluations!.metrics.loss).toBe(trace.evaluations.metrics.loss);
  expect(Object.keys(observation.evaluations!).sort()).toEqual(['metrics', 'sizes', 'slices', 'steps']);
});

test('a simulated run has all panels; a run has those whose channels it logs, and no others', () => {
  const observation = observe(cachedRun(scenario, 3));
  expect(panelsOf(observation)).toEqual(PANELS);
  const { 'rank-norm-square': _, ...series } = observation.series;
  expect(panelsOf({ ...observation, series })).toEqual(PANELS.filter((panel) => panel !== 'rank-norms'));
  const steps = Object.fromEntries(STEP_METRICS.map((metric) => [metric, observation.series[metric]!]));
  expect(panelsOf({ ...observation, series: steps })).toEqual(FREE_PANELS);
  expect(panelsOf({ ...observation, series: {}, evaluations: null })).toEqual([]);
});
