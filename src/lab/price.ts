import { significant } from '../core/maths.js';
import type { Scenario } from '../run/scenario.js';
import type { Probe } from './probe.js';

/** What an experiment costs. The run waits for it, so its accelerators are paid for as long as it takes. */
export interface Price {
  readonly hours: number;
  /** Accelerators of the run × hours. */
  readonly gpuHours: number;
}

/** Hours that the window of a scenario took, stalls and checkpoints aside. */
export function windowHours({ window, cluster }: Scenario): number {
  return (window.steps * cluster.stepSeconds) / 3600;
}

export function priceOf(probe: Pick<Probe, 'hours'>, scenario: Scenario): Price {
  return priceOfHours(probe.hours(scenario), scenario);
}

export function priceOfHours(hours: number, { cluster }: Scenario): Price {
  return { hours: significant(hours, 3), gpuHours: significant(hours * cluster.accelerators, 3) };
}

/** Re-runs of the window and hours of looking that an investigation may take. */
const RERUNS = 3;
const LOOKING_HOURS = 3;

/** What may be spent on one run. */
export function budgetOf(scenario: Scenario): Price {
  return priceOfHours(RERUNS * windowHours(scenario) + LOOKING_HOURS, scenario);
}
