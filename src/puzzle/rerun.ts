import { createStream, deriveSecret } from '../core/rng.js';
import type { ResolvedInjection } from '../run/causes.js';
import type { Scenario } from '../run/scenario.js';
import { simulate } from '../run/simulate.js';
import type { Trace } from '../run/trace.js';
import { drawNuisance, type Nuisance } from './nuisance.js';

/** What happens to the run of a puzzle whatever its cause; the same for the run and its twin. */
export function nuisanceOf(secret: string, scenario: Scenario): Nuisance {
  return drawNuisance(createStream(secret, ['nuisance']), scenario.window.steps);
}

/**
 * Simulates the run of a puzzle with the given injections: its own, or those of a twin.
 * @param until simulates only the first steps
 */
export function rerun(
  secret: string,
  scenario: Scenario,
  injections: readonly (ResolvedInjection | null)[],
  until?: number,
): Trace {
  const { events, logsPlannedRate } = nuisanceOf(secret, scenario);
  return simulate({
    scenario,
    injections: injections.filter((resolved) => resolved !== null),
    secret: deriveSecret(secret, ['run']),
    events,
    logsPlannedRate,
    ...(until === undefined ? {} : { until }),
  });
}
