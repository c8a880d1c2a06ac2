import type { Fix } from '../../lab/fix.js';
import { priceOf } from '../../lab/price.js';
import type { Probe } from '../../lab/probe.js';
import type { Scenario } from '../../run/scenario.js';
import type { ProbeOffer } from '../puzzle.js';
import { createLikelihoods, type Likelihoods, type LikelihoodsFile } from './likelihoods.js';

const NOTHING: LikelihoodsFile = { format: 'lossleuth-probe-likelihoods', generator: '', probes: {} };

/** What can be done about a puzzle besides looking at it. */
export interface Experiments {
  readonly probes: readonly Probe[];
  readonly fixes: readonly Fix[];
  readonly likelihoods: Likelihoods;
}

/** Nothing to buy and nothing to do. */
export const NO_EXPERIMENTS: Experiments = { probes: [], fixes: [], likelihoods: createLikelihoods(NOTHING, []) };

/** Probes that can be bought in a scenario. */
export function probesOf({ probes }: Experiments, scenario: Scenario): Probe[] {
  return probes.filter((probe) => probe.excludedFrom(scenario) === null);
}

/** The same list for every puzzle of a scenario, the cheapest first. */
export function offersOf(experiments: Experiments, scenario: Scenario): ProbeOffer[] {
  return probesOf(experiments, scenario)
    .map((probe) => ({ ...probe.meta, ...priceOf(probe, scenario) }))
    .sort((a, b) => a.gpuHours - b.gpuHours || (a.id < b.id ? -1 : 1));
}
