import type { Catalogue } from '../../src/catalogue.js';
import { secretOfSeed } from '../../src/core/rng.js';
import { resolveInjection } from '../../src/run/dose.js';
import type { Injection } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import { simulate } from '../../src/run/simulate.js';
import type { Trace } from '../../src/run/trace.js';

/** Runs for validation, each group simulated when it is first read. */
export interface Ensembles {
  readonly count: number;
  readonly ids: ReadonlySet<string>;
  scenario(id: string): Scenario;
  /** Healthy runs of a scenario, seeds 1 to `count`. */
  healthy(id: string): readonly Trace[];
  /** Runs of a changed scenario, under a name of its own. */
  changed(name: string, scenario: () => Scenario, options?: Changed): readonly Trace[];
}

export interface Changed {
  readonly injections?: readonly Injection[];
  readonly restartAt?: number;
  /** Fewer runs where one is long. */
  readonly count?: number;
}

export function createEnsembles(scenarios: readonly Scenario[], catalogue: Catalogue, count: number): Ensembles {
  const remembered = new Map<string, readonly Trace[]>();
  const scenario = (id: string): Scenario => scenarios.find((entry) => entry.id === id)!;
  const simulateAll = (of: Scenario, { injections = [], restartAt, count: runs = count }: Changed = {}): Trace[] => {
    const resolved = injections.map((injection) => resolveInjection(catalogue.get(injection.fault), injection, of));
    const events =
      restartAt === undefined
        ? []
        : [{ step: restartAt, level: 'info' as const, text: 'job restarted', restart: true }];
    return Array.from({ length: runs }, (_, i) =>
      simulate({ scenario: of, injections: resolved, secret: secretOfSeed(`validate ${i + 1}`), events }),
    );
  };
  const once = (name: string, make: () => readonly Trace[]): readonly Trace[] => {
    const found = remembered.get(name) ?? make();
    remembered.set(name, found);
    return found;
  };
  return {
    count,
    ids: new Set(scenarios.map(({ id }) => id)),
    scenario,
    healthy: (id) => once(id, () => simulateAll(scenario(id))),
    changed: (name, make, options) => once(name, () => simulateAll(make(), options)),
  };
}
