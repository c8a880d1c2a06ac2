import { expect, test } from 'vitest';
import { secretOfSeed } from '../../src/core/rng.js';
import { stockOf } from '../../src/puzzle/candidates.js';
import { drawDetails } from '../../src/puzzle/draw.js';
import type { Fault } from '../../src/run/fault.js';
import { catalogue, playedScenarios } from '../helpers/runs.js';

const stock = { ...stockOf(playedScenarios[0]!, catalogue.all), mix: [] };
const subjectOf = (fault: Fault) => ({ stock, fault, incident: null });
const eventOf = (seed: number, attempt: number) => {
  const { control } = drawDetails(secretOfSeed(`details ${seed}`), attempt, [0.2, 1], subjectOf(stock.faults[0]!), []);
  return control === null
    ? 'none'
    : `${control.injection.fault} ${control.injection.onset} ${control.injection.severity}`;
};
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

test('the benign event of a puzzle is the same in the first sixty attempts, which nearly all puzzles are content with', () => {
  for (const seed of SEEDS) expect(new Set([0, 1, 30, 59].map((attempt) => eventOf(seed, attempt))).size).toBe(1);
});

test('and another one after these, so that no fault is hidden by it for ever', () => {
  const changed = SEEDS.filter((seed) => eventOf(seed, 0) !== eventOf(seed, 60));
  expect(changed.length).toBeGreaterThan(5);
  for (const seed of SEEDS) expect(eventOf(seed, 60)).toBe(eventOf(seed, 119));
});

test('a fault that a resume brings begins at one of the restarts, any other where it likes', () => {
  const onsetOf = (id: string, seed: number) =>
    drawDetails(secretOfSeed(`details ${seed}`), 0, [0.2, 1], subjectOf(catalogue.get(id)), [700, 1500]).fault!
      .injection.onset;
  expect(new Set(SEEDS.map((seed) => onsetOf('optimizer-state-reset', seed)))).toEqual(new Set([700, 1500]));
  expect(SEEDS.every((seed) => ![700, 1500].includes(onsetOf('lr-spike', seed)))).toBe(true);
});
