import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { effect, type Statistic } from '../helpers/effects.js';
import { fingerprintOf, fingerprintsFile } from '../helpers/fingerprints.js';
import { describePrimary } from '../helpers/primary.js';
import { cachedRun, catalogue, root, scenarioOf, scenarios, seeds, shortened } from '../helpers/runs.js';

/*
 * The common tests of a signature inject in mid-run; this fault can act from the first step only, so it has its own.
 * Recorded transformer at the tuned rate, no warm-up: update ratio × 8.1 over the first ten steps, × 1.5 from 10 to 50, × .94
 * after; loss −.53, −.44, −.03 and +.01 at the end; gradient norm × .85, .65, .96; weight norm × 1.01, 1.04, 1.03, 1.00. At four
 * times the rate: loss −.42, +.09, +.21 and +.36 at the end.
 */
const fault = catalogue.get('warmup-missing');
const SEEDS = seeds(6);

describePrimary('warmup-missing', {
  primary: { metric: 'learning-rate', window: [0, 340], compare: 'ratio' },
  afterTheLoss: true,
});

interface Held {
  readonly left: number;
  readonly metric: Statistic['metric'];
  readonly window: readonly [number, number];
  readonly compare: Statistic['compare'];
  readonly is: readonly [number, number];
  /** Two healthy runs can differ by as much. */
  readonly twinOnly?: true;
}

const VISION: readonly Held[] = [
  { left: 0.5, metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [1.95, 2.05] },
  { left: 0.5, metric: 'train-loss', window: [10, 50], compare: 'difference', is: [-0.2, -0.08] },
  { left: 0, metric: 'learning-rate', window: [0, 1], compare: 'ratio', is: [99, 101] },
  { left: 0, metric: 'learning-rate', window: [100, 200], compare: 'ratio', is: [0.98, 1] },
  { left: 0, metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [8, 25] },
  { left: 0, metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.97, 1.03] },
  { left: 0, metric: 'train-loss', window: [0, 10], compare: 'difference', is: [-0.53, -0.15] },
  { left: 0, metric: 'train-loss', window: [10, 50], compare: 'difference', is: [-0.44, -0.15] },
  { left: 0, metric: 'train-loss', window: [600, 900], compare: 'difference', is: [-0.01, 0.01] },
  { left: 0, metric: 'gradient-norm', window: [10, 50], compare: 'ratio', is: [0.55, 0.8] },
  { left: 0, metric: 'weight-norm', window: [50, 200], compare: 'ratio', is: [1.002, 1.04] },
  { left: 0, metric: 'slice-loss', window: [200, 900], compare: 'difference', is: [-0.01, 0.01] },
  { left: 0, metric: 'slice-ece', window: [200, 900], compare: 'difference', is: [-0.01, 0.01] },
];

/** The recorded model at the recorded dose. */
const RECORDED: readonly Held[] = [
  // Ours starts from 1/60 of the peak and gains more: × 13 for × 8.1.
  { left: 0, metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [8, 14.5] },
  { left: 0, metric: 'train-loss', window: [0, 10], compare: 'difference', is: [-0.7, -0.45] },
  { left: 0, metric: 'train-loss', window: [10, 50], compare: 'difference', is: [-0.5, -0.35] },
  { left: 0, metric: 'weight-norm', window: [10, 50], compare: 'ratio', is: [1.02, 1.05] },
  { left: 0, metric: 'train-loss', window: [1100, 1200], compare: 'difference', is: [-0.01, 0.02] },
];

describe.each([
  { id: 'vision-finetune', steps: 900, held: VISION },
  { id: 'tiny-transformer', steps: 1200, held: RECORDED },
])('warmup-missing in $id', ({ id, steps, held }) => {
  const scenario = shortened(scenarioOf(id), steps);
  const named = held.map((entry) => ({
    ...entry,
    name: `${entry.metric} ${entry.compare} in [${entry.window.join(', ')}) at ${entry.left}`,
  }));
  const statisticOf = ({ metric, window, compare }: Held): Statistic => ({ metric, window, compare, of: 'all' });

  test.each(named)('$name', (entry) => {
    const cause = { fault, onset: 0, dose: { left: entry.left } };
    for (const seed of SEEDS) {
      const [run, twin] = [cachedRun(scenario, seed, cause), cachedRun(scenario, seed)];
      const value = effect(statisticOf(entry), run, twin, scenario, cause);
      expect(value).toBeGreaterThanOrEqual(entry.is[0]);
      expect(value).toBeLessThanOrEqual(entry.is[1]);
    }
  });

  const moved = named.filter(({ is, compare }) => {
    const still = compare === 'ratio' ? 1 : 0;
    return is[0] > still || is[1] < still;
  });
  test.each(moved)('healthy: not $name', (entry) => {
    for (const seed of SEEDS) {
      const other = cachedRun(scenario, (seed % SEEDS.length) + 1);
      const value = effect(statisticOf(entry), other, cachedRun(scenario, seed), scenario, { fault, onset: 0 });
      expect(value < entry.is[0] || value > entry.is[1], `${value}`).toBe(true);
    }
  });
});

describe('what tells it apart', () => {
  const scenario = shortened(scenarioOf('vision-finetune'), 400);
  const ratioOf = (id: string, window: readonly [number, number], seed: number): number => {
    const cause = { fault: catalogue.get(id), onset: 0, severity: 0.6 };
    const statistic: Statistic = { metric: 'update-ratio', window, compare: 'ratio' };
    return effect(statistic, cachedRun(scenario, seed, cause), cachedRun(scenario, seed), scenario, cause);
  };

  test('from a rate that is too high: the ratio is that of the plan once the plan is warm', () => {
    for (const seed of SEEDS) {
      expect(ratioOf('warmup-missing', [200, 400], seed)).toBeLessThan(1.03);
      expect(ratioOf('lr-too-high', [200, 400], seed)).toBeGreaterThan(2);
    }
  });

  test('from a spike: the ratio comes down slowly, and the loss is lower meanwhile', () => {
    const loss: Statistic = { metric: 'train-loss', window: [10, 30], compare: 'difference' };
    const late = shortened(scenarioOf('vision-finetune'), 400);
    for (const seed of SEEDS) {
      const missing = { fault, onset: 0, severity: 0.6 };
      const spike = { fault: catalogue.get('lr-spike'), onset: 300, severity: 0.6 };
      const twin = cachedRun(late, seed);
      expect(effect(loss, cachedRun(late, seed, missing), twin, late, missing)).toBeLessThan(-0.05);
      expect(effect(loss, cachedRun(late, seed, spike), twin, late, spike)).toBeGreaterThan(0.05);
    }
  });
});

test('occurs only where the warm-up is in the window, and has the fingerprint of its seed there', () => {
  const possible = scenarios.filter((scenario) => fault.excludedFrom(scenario) === null);
  expect(possible.map(({ id }) => id).sort()).toEqual(['sft-8b', 'tiny-mlp', 'tiny-transformer', 'vision-finetune']);
  const known = JSON.parse(readFileSync(join(root, fingerprintsFile), 'utf8')) as Record<string, string>;
  expect(known['vision-finetune/warmup-missing']).toBe(fingerprintOf(fault, scenarioOf('vision-finetune')));
});
