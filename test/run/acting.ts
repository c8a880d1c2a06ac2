import { HEALTHY } from '../../src/core/vocabulary.js';
import type { ResolvedInjection } from '../../src/run/causes.js';
import type { Hooks } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import { catalogue, resolve } from '../helpers/runs.js';

/** Hooks of no fault in particular, in force from a step on. */
export function acting(scenario: Scenario, hooks: Hooks, onset = 0): ResolvedInjection {
  const { fault, injection } = resolve({ fault: catalogue.get(HEALTHY), onset }, scenario);
  return { fault: { ...fault, create: () => hooks }, injection };
}
