import type { Catalogue } from '../../src/catalogue.js';
import { secretOfSeed } from '../../src/core/rng.js';
import { resolveInjection } from '../../src/run/dose.js';
import type { Injection } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import { simulate } from '../../src/run/simulate.js';
import type { Trace } from '../../src/run/trace.js';
import { formatPlain, formatStep } from '../../src/web/format.js';

/** What the pictures are made from. */
export interface World {
  readonly catalogue: Catalogue;
  scenario(id: string): Scenario;
}

/** A run, and where it has a fault its twin without it. */
export interface Compared {
  readonly scenario: Scenario;
  readonly run: Trace;
  readonly twin: Trace | null;
  readonly onset: number | null;
  /** What happened to the run, in words. */
  readonly told: string;
}

/** Every picture shows the run of this secret. */
const SECRET = secretOfSeed('pictures of the engine');

export function healthyRun(scenario: Scenario): Compared {
  const run = simulate({ scenario, injections: [], secret: SECRET });
  return { scenario, run, twin: null, onset: null, told: `${scenario.title}; nothing is wrong` };
}

/** @param share of the window that is over when the fault sets in */
export function runWithFault(
  { catalogue, scenario: find }: World,
  {
    scenario: id,
    share,
    ...injection
  }: Omit<Injection, 'onset'> & { readonly scenario: string; readonly share: number },
): Compared {
  const scenario = find(id);
  const fault = catalogue.get(injection.fault);
  const onset = Math.floor(share * scenario.window.steps);
  const resolved = resolveInjection(fault, { ...injection, onset }, scenario);
  const doses = Object.entries(resolved.injection.dose).map(
    ([name, value]) => `${fault.dose[name]!.description}: ${formatPlain(value)}`,
  );
  return {
    scenario,
    run: simulate({ scenario, injections: [resolved], secret: SECRET }),
    twin: simulate({ scenario, injections: [], secret: SECRET }),
    onset,
    told: `${scenario.title}; from step ${formatStep(onset)} on, ${doses.join('; ')}`,
  };
}
