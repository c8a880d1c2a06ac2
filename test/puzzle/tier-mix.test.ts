import { describe, expect, test } from 'vitest';
import { deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { priorOf, stockOf } from '../../src/puzzle/candidates.js';
import { drawCause } from '../../src/puzzle/draw.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import { priorOfMix, tierMixOf } from '../../src/puzzle/tier-mix.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { catalogue, playedScenarios } from '../helpers/runs.js';

const MIXED = [0.25, 0.2, 0.25, 0.2, 0.1];
const stock = stockOf(playedScenarios[0]!, catalogue.all, ['lr-spike', 'label-noise', 'dead-rank']);
const recipeOf = (tiers?: number[]) => ({
  id: 'mixed',
  title: 'Mixed',
  scenarios: playedScenarios.map(({ id }) => id),
  healthyShare: 0.4,
  severity: [0.2, 1] as [number, number],
  ...(tiers && { tiers }),
  count: 1,
});

/** Spikes are plain to see or middling, noise hides or is middling, a dead rank is hardly ever identified, healthy runs are anything. */
const REACH = {
  healthy: [0.2, 0.2, 0.2, 0.2, 0.2],
  'lr-spike': [0.7, 0, 0.3, 0, 0],
  'label-noise': [0, 0, 0.3, 0.01, 0.4],
  'dead-rank': [0.01, 0, 0, 0, 0],
};

describe('the mix of a scenario', () => {
  test('has the shares of the recipe, and in each tier the causes that are that hard, in proportion to their draws', () => {
    const mix = tierMixOf(stock, recipeOf(MIXED), REACH);
    expect(mix.map(({ tier, share }) => [tier, share])).toEqual(
      MIXED.map((share, i) => [i + 1, expect.closeTo(share, 12)]),
    );
    const named = mix.map(({ causes }) =>
      Object.entries(causes)
        .filter(([, p]) => p > 0)
        .map(([id]) => id),
    );
    expect(named).toEqual([
      ['healthy', 'lr-spike'],
      ['healthy'],
      ['healthy', 'label-noise', 'lr-spike'],
      ['healthy'],
      ['healthy', 'label-noise'],
    ]);
    for (const { causes } of mix) expect(Object.values(causes).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    // Of the draws .4 are healthy to .2 for each fault, and so much of each is of the tier.
    expect(mix[0]!.causes['healthy']).toBeCloseTo((0.4 * 0.2) / (0.4 * 0.2 + 0.2 * 0.7), 12);
    expect(mix[2]!.causes['lr-spike']).toBeCloseTo((0.2 * 0.3) / (0.4 * 0.2 + 0.2 * 0.3 + 0.2 * 0.3), 12);
  });

  test('gives the share of a tier that no cause reaches to the others', () => {
    const { healthy: _, ...faults } = REACH;
    const mix = tierMixOf(stock, recipeOf(MIXED), faults);
    expect(mix.map(({ tier }) => tier)).toEqual([1, 3, 5]);
    expect(mix.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(mix[0]!.share / mix[2]!.share).toBeCloseTo(2.5, 12);
  });

  test('is the plain prior where nobody knows how hard its causes are', () => {
    const mix = tierMixOf(stock, recipeOf(MIXED), undefined);
    expect(mix).toEqual([{ tier: null, share: 1, causes: priorOf(stock, 0.4) }]);
    expect(priorOfMix(mix)).toEqual(priorOf(stock, 0.4));
  });

  test('has every fault alike that makes fair puzzles where the recipe asks for no tiers', () => {
    const mix = tierMixOf(stock, recipeOf(), REACH);
    expect(mix.map(({ tier, share }) => [tier, share])).toEqual([[null, 1]]);
    expect(Object.fromEntries(Object.entries(mix[0]!.causes).filter(([, p]) => p > 0))).toEqual({
      healthy: 0.4,
      'lr-spike': 0.3,
      'label-noise': 0.3,
    });
    const { 'lr-spike': _, 'label-noise': __, ...unfair } = REACH;
    expect(tierMixOf(stock, recipeOf(), unfair)).toEqual([]);
  });

  test('of a tier that no cause reaches is empty', () => {
    const only = (tier: number) => [1, 2, 3, 4, 5].map((one) => (one === tier ? 1 : 0));
    const { healthy: _, ...faults } = REACH;
    expect(tierMixOf(stock, recipeOf(only(4)), faults)).toEqual([]);
    expect(tierMixOf(stock, recipeOf(only(5)), faults)).toHaveLength(1);
  });

  test('of such a tier in every scenario makes no factory: it is refused in a sentence', () => {
    const { model } = diagnostician;
    const easy = Object.fromEntries(playedScenarios.map(({ id }) => [id, { healthy: [1, 0, 0, 0, 0] }]));
    const options = { scenarios: playedScenarios, faults: catalogue.all };
    const knowing = { ...diagnostician, model: { ...model, tiers: easy } };
    expect(() =>
      createPuzzleFactory({ ...options, recipe: recipeOf([0, 0, 0, 0, 1]), diagnostician: knowing }),
    ).toThrow(
      `invalid tier: 5 (no cause of the recipe is that hard in ${playedScenarios.map(({ id }) => id).join(', ')})`,
    );
    expect(() =>
      createPuzzleFactory({ ...options, recipe: { ...recipeOf(), faults: ['lr-spike'] }, diagnostician: knowing }),
    ).toThrow(/^invalid faults: lr-spike \(none of them makes a fair puzzle in /);
  });

  test('nothing is published that was not certified, however many draws that takes', () => {
    const [scenario] = playedScenarios;
    const steps = 30;
    const short = { ...scenario!, window: { ...scenario!.window, steps } };
    const doubting = {
      ...diagnostician,
      weigh: (...input: Parameters<typeof diagnostician.weigh>) => ({ ...diagnostician.weigh(...input), causes: [] }),
    };
    const recipe = { ...recipeOf(), scenarios: [short.id] };
    const factory = createPuzzleFactory({ recipe, scenarios: [short], faults: catalogue.all, diagnostician: doubting });
    expect(() => factory.generate(secretOfSeed('doubt'))).toThrow(
      /^unsupported recipe: mixed \(none of 500 draws of .* is a fair puzzle: try/,
    );
  });
});

describe.each([
  ['with tiers', MIXED],
  ['of the easiest tier', [1, 0, 0, 0, 0]],
  ['of whatever tier comes', undefined],
])('the published prior, %s', (_, tiers) => {
  const recipe = recipeOf(tiers);
  const stocks = playedScenarios.map((scenario) => {
    const own = stockOf(scenario, catalogue.all);
    return { ...own, mix: tierMixOf(own, recipe, diagnostician.model.tiers[scenario.id]) };
  });
  const factory = createPuzzleFactory({ recipe, scenarios: playedScenarios, faults: catalogue.all, diagnostician });

  test('sums to 1 over the candidates', () => {
    for (const { id } of playedScenarios) {
      expect(Object.keys(factory.prior[id]!).sort()).toEqual(factory.candidates[id]!.map((one) => one.id).sort());
      expect(Object.values(factory.prior[id]!).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    }
  });

  test('is what causes are drawn with', () => {
    const draws = 2000;
    const counts = new Map(stocks.map(({ scenario }) => [scenario.id, new Map<string, number>()]));
    for (let i = 0; i < draws; i++) {
      const { stock: drawn, fault, tier } = drawCause(deriveSecret(secretOfSeed('prior'), ['puzzle', i]), stocks);
      const ofScenario = counts.get(drawn.scenario.id)!;
      const cause = fault?.meta.id ?? 'healthy';
      ofScenario.set(cause, (ofScenario.get(cause) ?? 0) + 1);
      expect(drawn.mix.find((share) => share.tier === tier)!.causes[cause]).toBeGreaterThan(0);
    }
    for (const [id, ofScenario] of counts) {
      const total = [...ofScenario.values()].reduce((sum, n) => sum + n, 0);
      expect(Math.abs(total - draws / counts.size)).toBeLessThan(4 * Math.sqrt(draws / 4));
      let [square, freedom] = [0, -1];
      for (const [cause, p] of Object.entries(factory.prior[id]!)) {
        const seen = ofScenario.get(cause) ?? 0;
        if (p === 0) expect([cause, seen]).toEqual([cause, 0]);
        else {
          square += ((seen - p * total) * (seen - p * total)) / (p * total);
          freedom++;
        }
      }
      // Mean plus four standard deviations of a chi-square.
      expect(square).toBeLessThan(freedom + 4 * Math.sqrt(2 * Math.max(1, freedom)));
    }
  });
});
