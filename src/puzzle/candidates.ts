import { HEALTHY } from '../core/vocabulary.js';
import type { Fix } from '../lab/fix.js';
import type { Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import { offeredFor } from './fixing/offered.js';
import { type Candidate, type Place, WHOLE_RUN } from './puzzle.js';

/** Causes and benign events that can occur in one scenario. */
export interface Stock {
  readonly scenario: Scenario;
  readonly healthy: Fault;
  readonly faults: readonly Fault[];
  /** The faults that puzzles are drawn from: all of them, or those a recipe names. */
  readonly drawn: readonly Fault[];
  /** Benign events other than "plain". */
  readonly controls: readonly Fault[];
}

export function stockOf(scenario: Scenario, all: readonly Fault[], only?: readonly string[]): Stock {
  const healthy = all.find((fault) => fault.meta.id === HEALTHY)!;
  const possible = all.filter((fault) => fault !== healthy && fault.excludedFrom(scenario) === null);
  const faults = possible.filter((fault) => fault.meta.family !== 'control');
  return {
    scenario,
    healthy,
    faults,
    drawn: only === undefined ? faults : faults.filter((fault) => only.includes(fault.meta.id)),
    controls: possible.filter((fault) => fault.meta.family === 'control'),
  };
}

export function candidateOf({ meta }: Fault): Candidate {
  return { id: meta.id, name: meta.name, family: meta.family, summary: meta.summary };
}

/** The same list for every puzzle of the scenario. @param fixes those that can be had in it @param known faults by id */
export function candidatesOf(
  stock: Stock,
  fixes: readonly Fix[] = [],
  known: ReadonlyMap<string, Fault> = new Map(),
): Candidate[] {
  return [stock.healthy, ...stock.faults].map((fault) => ({
    ...candidateOf(fault),
    ...(fixes.length > 0 && { fixes: offeredFor(fault, fixes, known) }),
  }));
}

/** Probability of each candidate before anything is seen; sums to 1. */
export function priorOf(stock: Stock, healthyShare: number): Record<string, number> {
  const each = (1 - healthyShare) / stock.drawn.length;
  const share = (fault: Fault) => (stock.drawn.includes(fault) ? each : 0);
  return Object.fromEntries([[HEALTHY, healthyShare], ...stock.faults.map((fault) => [fault.meta.id, share(fault)])]);
}

/** Places an answer may name: the slices, and the layer groups where some cause acts on one. */
export function placesOf({ scenario, faults }: Stock): Place[] {
  const acted = new Set(faults.flatMap((fault) => fault.places(scenario)));
  const groups = scenario.groups.filter(({ id }) => acted.has(id)).map(({ id }) => ({ id, name: `Layers: ${id}` }));
  return [
    { id: WHOLE_RUN, name: 'The whole run' },
    ...scenario.sources.map(({ id, name }) => ({ id, name })),
    ...groups,
  ];
}
