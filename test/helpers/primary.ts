import { describe, expect, test } from 'vitest';
import { effect, type Statistic } from './effects.js';
import { type Cause, cachedRun, catalogue, scenariosOf, seeds, shortened } from './runs.js';
import { median } from './statistics.js';

/** What a fault is about: one effect, and when it begins. */
export interface Primary {
  /** After the onset; its size must not fall as the dose rises. */
  readonly primary: Statistic;
  /**
   * The loss of a step is measured before its update, on data and labels that the fault leaves alone: at the step of the
   * onset it is still the twin's.
   */
  readonly afterTheLoss: boolean;
  /** Where it can begin nowhere else, as what is changed before the first step: 0. */
  readonly onset?: number | undefined;
  /** Scenarios in which its size may fall, and why. */
  readonly exempt?: Readonly<Record<string, string>> | undefined;
}

/** Mid-run, and no multiple of an evaluation grid. */
const ONSET = 253;
/** Twins are shared by all faults, so they are as long as the longest window needs. */
const STEPS = 600;
const SEVERITIES = [0.15, 0.5, 1];
const SEEDS = seeds(3);

/** Room for the sampling error of a median over three paired runs, as a share of the milder effect. */
const TOLERANCE = 0.02;

/** In every scenario where the fault can occur, those that are not played too. */
export function describePrimary(id: string, { primary, afterTheLoss, onset = ONSET, exempt = {} }: Primary): void {
  const fault = catalogue.get(id);
  const { window, compare } = primary;

  describe.each(scenariosOf(fault))(`the effect of ${id} in $id`, (full) => {
    const whole = shortened(full, STEPS);
    // The step after the window takes the evaluation that ends a run.
    const scenario = shortened(full, onset + window[1] + 1);
    const cause = (severity: number): Cause => ({ fault, onset, severity, where: fault.places(full).at(-1) });
    const size = (severity: number, seed: number): number => {
      const run = cachedRun(scenario, seed, cause(severity));
      const value = effect(primary, run, cachedRun(whole, seed), scenario, cause(severity));
      return Math.abs(compare === 'ratio' ? Math.log(value) : value);
    };

    const name =
      exempt[full.id] === undefined ? 'does not fall as the severity rises' : 'is there, if not the larger the more';
    test(name, () => {
      const [mild, middle, strong] = SEVERITIES.map((severity) => median(SEEDS.map((seed) => size(severity, seed))));
      const shown = [mild, middle, strong].map((value) => value!.toPrecision(4)).join(' → ');
      expect(mild, shown).toBeGreaterThan(0);
      if (exempt[full.id] !== undefined) return;
      expect(middle, shown).toBeGreaterThanOrEqual(mild! * (1 - TOLERANCE));
      expect(strong, shown).toBeGreaterThanOrEqual(middle! * (1 - TOLERANCE));
    });

    if (!afterTheLoss) return;
    test('does not precede its cause', () => {
      const [seed] = SEEDS;
      const lossOf = (severity?: number): number => {
        const run = severity === undefined ? cachedRun(whole, seed!) : cachedRun(scenario, seed!, cause(severity));
        return run.series['train-loss'][onset]!;
      };
      for (const severity of SEVERITIES) expect(lossOf(severity)).toBe(lossOf());
    });
  });
}
