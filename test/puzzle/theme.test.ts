import { describe, expect, test } from 'vitest';
import { deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { stockOf } from '../../src/puzzle/candidates.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import { themeOf, themeRecipe } from '../../src/puzzle/theme.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { catalogue, playedScenarios, scenarioOf } from '../helpers/runs.js';

const stocks = playedScenarios.map((scenario) => stockOf(scenario, catalogue.all));

describe('a theme', () => {
  test('of a fault is the fault and its neighbours that can occur in the scenario, no control among them', () => {
    for (const stock of stocks)
      for (const { meta } of stock.faults) {
        const { scenario, faults } = themeOf(meta.id, 3, stock);
        expect(scenario).toBe(stock.scenario.id);
        expect(faults[0]).toBe(meta.id);
        expect(faults.length).toBeGreaterThan(1);
        expect(new Set(faults).size).toBe(faults.length);
        for (const id of faults.slice(1)) expect(meta.confusableWith).toContain(id);
        for (const id of faults) expect(stock.faults.map((fault) => fault.meta.id)).toContain(id);
      }
  });

  test('of a healthy run is two faults that are taken for one, which follow from the number', () => {
    for (const stock of stocks) {
      const themes = Array.from({ length: 12 }, (_, number) => themeOf('healthy', number, stock).faults);
      for (const faults of themes) {
        expect(new Set(faults).size).toBe(2);
        for (const id of faults) expect(catalogue.get(id).meta.confusableWith).toContain('healthy');
      }
      expect(new Set(themes.map(String)).size).toBeGreaterThan(1);
      expect(themeOf('healthy', 5, stock).faults).toEqual(themes[5]);
    }
  });
});

test('puzzles of a theme have its causes or none, in its scenario, with the prior that says so', () => {
  const theme = { scenario: 'llm-pretrain-7b', faults: ['lr-spike', 'gradient-sum', 'mix-contamination'] };
  const factory = createPuzzleFactory({
    recipe: themeRecipe(theme),
    scenarios: [scenarioOf(theme.scenario)],
    faults: catalogue.all,
    diagnostician,
  });
  const prior = factory.prior[theme.scenario]!;
  expect(prior).toMatchObject({ healthy: 0.25, 'lr-spike': 0.25, 'gradient-sum': 0.25, 'label-noise': 0 });
  const causes = new Set<string>();
  for (let i = 0; i < 24; i++) {
    const { puzzle, key } = factory.generate(deriveSecret(secretOfSeed('theme'), ['another', i]));
    causes.add(key.cause);
    expect(puzzle.scenario).toBe(theme.scenario);
    for (const { fault, severity } of key.injections)
      if (fault === key.cause) expect(severity).toBeGreaterThanOrEqual(0.3);
  }
  expect([...causes].sort()).toEqual(['healthy', ...theme.faults].sort());
});
