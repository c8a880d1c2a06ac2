import { unknownName } from '../../core/nearest.js';
import type { Lab } from '../../lab/lab.js';
import { budgetOf } from '../../lab/price.js';
import type { Reading } from '../../lab/probe.js';
import type { Scenario } from '../../run/scenario.js';
import { type Experiments, offersOf, probesOf } from './experiments.js';
import { afterFinding, type Market, type Posterior } from './policy.js';

/** Makes the experiments of one puzzle, each at most once. */
export interface Investigator {
  readonly market: Market;
  /** @throws AppError `unknown probe: …` */
  read(probe: string): Reading;
  /** Place of what a probe finds among its findings. */
  find(probe: string): number;
  /** The posterior with every probe bought. */
  everything(free: Posterior): Posterior;
}

const markets = new WeakMap<Scenario, Map<Experiments, Market>>();

/** What can be bought in a scenario; the same for every puzzle, so it is made once. */
export function marketOf(experiments: Experiments, scenario: Scenario): Market {
  const ofScenario = markets.get(scenario) ?? new Map<Experiments, Market>();
  markets.set(scenario, ofScenario);
  const known = ofScenario.get(experiments);
  if (known !== undefined) return known;
  const made: Market = {
    scenario: scenario.id,
    offers: offersOf(experiments, scenario),
    likelihoods: experiments.likelihoods,
    budget: budgetOf(scenario).gpuHours,
  };
  ofScenario.set(experiments, made);
  return made;
}

/** @param lab made when the first probe is bought: it simulates the run */
export function createInvestigator(experiments: Experiments, scenario: Scenario, lab: () => Lab): Investigator {
  const market = marketOf(experiments, scenario);
  const probes = new Map(probesOf(experiments, scenario).map((probe) => [probe.meta.id, probe]));
  const readings = new Map<string, Reading>();
  let made: Lab | undefined;
  const read = (id: string): Reading => {
    const probe = probes.get(id);
    if (probe === undefined) throw unknownName('probe', id, [...probes.keys()]);
    const known = readings.get(id);
    if (known !== undefined) return known;
    made ??= lab();
    const reading = probe.read(made);
    readings.set(id, reading);
    return reading;
  };
  const find = (id: string) => experiments.likelihoods.index(id, read(id).finding);
  return {
    market,
    read,
    find,
    everything: (free) =>
      market.offers.reduce((posterior, { id }) => afterFinding(posterior, market, id, find(id)), free),
  };
}
