import { expect, test } from 'vitest';
import { createStream } from '../../../src/core/rng.js';
import { disturbed } from '../../../src/diagnose/fit/disturb.js';
import type { Observation } from '../../../src/diagnose/observation.js';

const ones = new Float64Array(2000).fill(1);
const observation: Observation = {
  steps: ones.map((_, i) => i),
  series: {
    'train-loss': ones,
    'learning-rate': ones,
    'weight-norm': ones,
    'attention-logit': ones,
    'rank-norm-lowest': ones.map(() => 0),
  },
  evaluations: null,
};
const read = (seed: number) => disturbed(observation, createStream('disturb', [seed]));

test('gives estimated readings an error of their own, of some share of what they read', () => {
  const sizes = Array.from({ length: 60 }, (_, seed) => {
    const values = read(seed).series['attention-logit']!;
    return Math.max(...values.map((value) => Math.abs(Math.log(value))));
  });
  expect(sizes.filter((size) => size === 0).length).toBeGreaterThan(10);
  expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(20);
  expect(Math.max(...sizes)).toBeLessThan(0.6);
});

test('leaves what is counted or summed as it is, and nothing as nothing', () => {
  for (let seed = 0; seed < 20; seed++) {
    const { series, steps } = read(seed);
    expect(steps).toBe(observation.steps);
    for (const channel of ['train-loss', 'learning-rate', 'weight-norm'] as const)
      expect(series[channel]).toBe(observation.series[channel]);
    expect(series['rank-norm-lowest']!.every((value) => value === 0)).toBe(true);
  }
});

test('is the same for the same stream', () => {
  expect(read(3)).toEqual(read(3));
});
