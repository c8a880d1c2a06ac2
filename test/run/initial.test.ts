import { describe, expect, test } from 'vitest';
import { run, scenarioOf, scenarios, shortened } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';
import { acting } from './acting.js';

/** Weights that are initialised larger than planned. */

const larger = (scale: number) => ({
  initial(state: { scale: number }): void {
    state.scale = scale;
  },
});

describe.each(scenarios.filter(({ groups }) => groups.every(({ normalised }) => normalised)))(
  'larger weights behind the normalisations of $id',
  (full) => {
    const scenario = shortened(full, 60);

    test('move less beside their size, and have smaller gradients', () => {
      const stable = { ...scenario, instability: null };
      const twin = run(stable, 1);
      const large = run(stable, 1, [acting(stable, larger(2))]);
      const ratio = (metric: 'update-ratio' | 'gradient-norm' | 'weight-norm') =>
        mean(large.series[metric]) / mean(twin.series[metric]);
      expect(ratio('weight-norm')).toBeGreaterThan(1.1);
      expect(ratio('update-ratio')).toBeLessThan(0.95);
      expect(ratio('gradient-norm')).toBeLessThan(0.95);
    });
  },
);

test('walls along an unstable direction are steeper by the square', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-13b'), 400);
  const highest = (scale: number) =>
    Math.max(...run(scenario, 1, [acting(scenario, larger(scale))]).series['train-loss']);
  expect(highest(1)).toBeLessThan(2.9);
  expect(highest(3)).toBeGreaterThan(4);
});
