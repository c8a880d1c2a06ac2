import type { ResolvedInjection } from '../../../src/run/causes.js';
import { resolveInjection } from '../../../src/run/dose.js';
import type { Hooks } from '../../../src/run/fault.js';
import type { Scenario } from '../../../src/run/scenario.js';
import { simulate } from '../../../src/run/simulate.js';
import type { Trace } from '../../../src/run/trace.js';
import { defineCause } from '../causes/define.js';

/** A cause of one replay; the catalogue has its own, with doses and signatures. */
export interface Acting {
  readonly hooks: Hooks;
  readonly onset: number;
}

export interface Run {
  readonly scenario: Scenario;
  readonly secret: string;
  /** Steps simulated of the window. */
  readonly steps: number;
  readonly acting?: readonly Acting[];
}

export function run({ scenario, secret, steps, acting = [] }: Run): Trace {
  const injections = acting.map(({ hooks, onset }, i): ResolvedInjection => {
    const id = `incident-${i + 1}`;
    const cause = defineCause({ id, family: 'control', summary: '', dose: {}, create: () => hooks });
    return resolveInjection(cause, { fault: id, onset, severity: 1 }, scenario);
  });
  return simulate({ scenario, injections, secret, until: steps });
}

/**
 * A push along the unstable direction.
 * @param norms what it adds to the gradient in the steps from the onset on, in logged units; the last stays if it `lasts`
 */
export function pushOf({ instability }: Scenario, norms: readonly number[], lasts = false): Hooks {
  const { noise } = instability!;
  return {
    push(noises, { sinceOnset }) {
      const norm = norms[lasts ? Math.min(sinceOnset, norms.length - 1) : sinceOnset] ?? 0;
      return noises + norm / noise;
    },
  };
}
