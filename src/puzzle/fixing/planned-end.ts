import { intervention } from '../../lab/lab.js';
import type { ResolvedInjection } from '../../run/causes.js';
import type { Scenario } from '../../run/scenario.js';
import type { Trace } from '../../run/trace.js';
import { type RerunOptions, type RunSeed, rerun } from '../rerun.js';

/** Length of the decay branch as a share of the window. */
const BRANCH = 0.2;

/** Rate at the end of the window, as a share of the peak, up to which the schedule has decayed by itself. */
const DECAYED = 0.2;

/**
 * Steps of the decay branch with which a run that goes on beyond its window is brought to an end: the rate falls linearly to the
 * floor of its schedule. Without it every fix that lowers the rate would look like a cure, since a lower rate lowers the loss at
 * once and slows what is learned later (Hägele et al. 2024, Scaling Laws and Compute-Optimal Training Beyond Fixed Training
 * Durations: decay branches are how runs of a constant rate are compared). 0 where the schedule ends within the window.
 */
export function branchSteps({ window, schedule }: Scenario): number {
  const { steps, firstStep } = window;
  const end = firstStep + steps;
  const left = schedule.totalSteps - end;
  const decayed = schedule.kind === 'cosine' && left <= DECAYED * schedule.totalSteps && schedule.floor <= DECAYED;
  return decayed ? 0 : Math.min(left, Math.round(BRANCH * steps));
}

/** Simulates a puzzle's run with these injections to its planned end. */
export function rerunToEnd(
  seed: RunSeed,
  scenario: Scenario,
  injections: readonly (ResolvedInjection | null)[],
  options: RerunOptions = {},
): Trace {
  const branch = branchSteps(scenario);
  const { steps } = scenario.window;
  const { floor, peak } = scenario.schedule;
  const decay = intervention(
    {
      learningRate: (rate, { sinceOnset }) => {
        const target = Math.min(rate, floor * peak);
        return target + (rate - target) * Math.max(0, 1 - (sinceOnset + 1) / branch);
      },
    },
    steps,
  );
  return rerun(seed, scenario, branch > 0 ? [...injections, decay] : injections, { ...options, beyond: branch });
}
