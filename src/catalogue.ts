import { readdirSync } from 'node:fs';
import { AppError, invalid } from './core/errors.js';
import { unknownName } from './core/nearest.js';
import type { Fault } from './run/fault.js';

/** All faults and controls, sorted by id. Everyone but bin.ts receives it as an argument. */
export interface Catalogue {
  readonly all: readonly Fault[];
  /** @throws AppError `unknown fault: …` with the nearest name */
  get(id: string): Fault;
}

export function createCatalogue(faults: readonly Fault[]): Catalogue {
  const all = [...faults].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
  const byId = new Map(all.map((fault) => [fault.meta.id, fault]));
  const twice = all.find((fault, i) => all[i + 1]?.meta.id === fault.meta.id);
  if (twice !== undefined) throw invalid('fault', `${twice.meta.id} (there are two of that id)`);
  return {
    all,
    get(id) {
      const fault = byId.get(id);
      if (fault === undefined) throw unknownName('fault', id, [...byId.keys()]);
      return fault;
    },
  };
}

/** Discovers src/faults/*: a fault is its file, so adding one edits no list. */
export async function loadCatalogue(): Promise<Catalogue> {
  const directory = new URL('./faults/', import.meta.url);
  const files = readdirSync(directory)
    .filter((file) => /^[a-z0-9-]+\.(js|ts)$/.test(file) && !file.endsWith('.d.ts'))
    .sort();
  const faults: Fault[] = [];
  for (const file of files) {
    const module = (await import(new URL(file, directory).href)) as { default?: Fault };
    const id = file.replace(/\.[jt]s$/, '');
    if (module.default?.meta.id !== id)
      throw new AppError('invalid', 'fault file', `${file} must export by default a fault whose id is ${id}`);
    faults.push(module.default);
  }
  return createCatalogue(faults);
}
