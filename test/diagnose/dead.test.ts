import { expect, test } from 'vitest';
import { STEP_METRICS } from '../../src/core/vocabulary.js';
import { isDead } from '../../src/diagnose/dead.js';
import { loadFeatures } from '../../src/diagnose/load-features.js';
import { lookAt } from '../../src/diagnose/look.js';
import { observe } from '../../src/diagnose/observe.js';
import { run, scenarioOf, shortened } from '../helpers/runs.js';

const scenario = shortened(scenarioOf('llm-pretrain-7b'), 400);
const DEAD = 'gradient-norm';
const alive = run(scenario, 'dead panel');
const dead = run(scenario, 'dead panel', [], { deadPanel: DEAD });

test('a dead panel logs 0 throughout, and nothing else of the run changes', () => {
  expect(new Set(dead.series[DEAD])).toEqual(new Set([0]));
  for (const metric of STEP_METRICS) if (metric !== DEAD) expect(dead.series[metric]).toEqual(alive.series[metric]);
  expect(dead.evaluations).toEqual(alive.evaluations);
  expect(dead.internals).toEqual(alive.internals);
});

test('is told from one that reads 0 for a while, or has nothing but gaps', () => {
  expect(isDead(DEAD, new Float64Array(5))).toBe(true);
  expect(isDead(DEAD, Float64Array.of(0, Number.NaN, 0))).toBe(true);
  expect(isDead(DEAD, Float64Array.of(0, 0, 0.1))).toBe(false);
  expect(isDead(DEAD, Float64Array.of(Number.NaN, Number.NaN))).toBe(false);
  // Nobody moves the weights at a rate of 0, and no gradient may be exactly 0: both are news.
  for (const channel of ['learning-rate', 'zero-gradient-share'] as const)
    expect(isDead(channel, new Float64Array(5))).toBe(false);
});

test('says nothing to the diagnostician', async () => {
  const look = lookAt(observe(dead));
  const own = [...(await loadFeatures()).values()].filter(({ id }) => id.startsWith(`${DEAD}/`));
  expect(own.length).toBeGreaterThan(20);
  const told = own.filter((feature) => {
    const value = feature.read(look);
    return Number.isFinite(value) && value !== 0;
  });
  expect(told.map(({ id }) => id)).toEqual([]);
});
