import { secretOfSeed } from '../core/rng.js';
import type { Scenario } from '../run/scenario.js';
import { simulate } from '../run/simulate.js';
import type { Trace } from '../run/trace.js';
import { type PanelNoise, panelNoise } from './evidence.js';

/** A healthy run of the same recipe, and the noise of its panels. */
export interface EarlierRun {
  readonly trace: Trace;
  readonly noise: PanelNoise;
}

/** Earlier runs by scenario: they are few and belong to it, so each is simulated and measured once. */
const earlierRuns = new WeakMap<Scenario, Map<number, EarlierRun>>();

/** @param number which of them, from 0 */
export function earlierRun(scenario: Scenario, number: number): EarlierRun {
  const ofScenario = earlierRuns.get(scenario) ?? new Map<number, EarlierRun>();
  earlierRuns.set(scenario, ofScenario);
  const known = ofScenario.get(number);
  if (known !== undefined) return known;
  const secret = secretOfSeed(`earlier run ${number} of ${scenario.id}`);
  const trace = simulate({ scenario, injections: [], secret });
  const made = { trace, noise: panelNoise(trace) };
  ofScenario.set(number, made);
  return made;
}
