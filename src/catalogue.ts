import { invalid } from './core/errors.js';
import { unknownName } from './core/nearest.js';
import { discover } from './discover.js';
import type { Fix } from './lab/fix.js';
import type { Probe } from './lab/probe.js';
import type { Fault } from './run/fault.js';

/** All faults and controls, probes and fixes, each sorted by id. Everyone but bin.ts receives it as an argument. */
export interface Catalogue {
  readonly all: readonly Fault[];
  readonly probes: readonly Probe[];
  readonly fixes: readonly Fix[];
  /** @throws AppError `unknown fault: …` with the nearest name */
  get(id: string): Fault;
}

export function createCatalogue(
  faults: readonly Fault[],
  probes: readonly Probe[] = [],
  fixes: readonly Fix[] = [],
): Catalogue {
  const all = [...faults].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
  const byId = new Map(all.map((fault) => [fault.meta.id, fault]));
  const twice = all.find((fault, i) => all[i + 1]?.meta.id === fault.meta.id);
  if (twice !== undefined) throw invalid('fault', `${twice.meta.id} (there are two of that id)`);
  return {
    all,
    probes,
    fixes,
    get(id) {
      const fault = byId.get(id);
      if (fault === undefined) throw unknownName('fault', id, [...byId.keys()]);
      return fault;
    },
  };
}

/** Discovers src/faults/*, src/probes/* and src/fixes/*: each is its file, so adding one edits no list. */
export async function loadCatalogue(): Promise<Catalogue> {
  return createCatalogue(
    await discover<Fault>('./faults/', 'fault'),
    await discover<Probe>('./probes/', 'probe'),
    await discover<Fix>('./fixes/', 'fix'),
  );
}
