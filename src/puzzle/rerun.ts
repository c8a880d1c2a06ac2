import { createStream, deriveSecret } from '../core/rng.js';
import type { StepMetric } from '../core/vocabulary.js';
import type { ResolvedInjection } from '../run/causes.js';
import { resolveInjection } from '../run/dose.js';
import type { Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import { simulate } from '../run/simulate.js';
import type { Trace } from '../run/trace.js';
import { eventOf } from './draw.js';
import { drawDeadPanel, drawNuisance, type Nuisance } from './nuisance.js';
import { type AnswerKey, type KeyInjection, WHOLE_RUN } from './puzzle.js';

/** What happens to the run of a puzzle whatever its cause; the same for the run and its twin. */
export function nuisanceOf(secret: string, scenario: Scenario): Nuisance {
  return drawNuisance(createStream(secret, ['nuisance']), scenario.window.steps);
}

/** What the random streams of a run follow from: the secret of the puzzle, and how many draws were dropped before it. */
export type RunSeed = Pick<AnswerKey, 'seed' | 'attempt'>;

/** Panel that reports nothing in the run of a puzzle. It is drawn again with the benign event: some faults show on one panel only. */
export function deadPanelOf({ seed, attempt }: RunSeed): StepMetric | null {
  return drawDeadPanel(createStream(seed, ['dead-panel', eventOf(attempt)]));
}

/**
 * Simulates the run of a puzzle with the given injections: its own, or those of a twin.
 * @param until simulates only the first steps
 */
export function rerun(
  { seed, attempt }: RunSeed,
  scenario: Scenario,
  injections: readonly (ResolvedInjection | null)[],
  until?: number,
): Trace {
  const { events, logsPlannedRate } = nuisanceOf(seed, scenario);
  const deadPanel = deadPanelOf({ seed, attempt });
  return simulate({
    scenario,
    injections: injections.filter((resolved) => resolved !== null),
    secret: deriveSecret(seed, ['run', attempt]),
    events,
    logsPlannedRate,
    deadPanel,
    ...(until === undefined ? {} : { until }),
  });
}

/** The injections of a key, ready to be simulated again: the fault, null in a healthy run, and the benign event. */
export function injectionsOf(
  key: AnswerKey,
  scenario: Scenario,
  faults: ReadonlyMap<string, Fault>,
): { readonly fault: ResolvedInjection | null; readonly benign: ResolvedInjection | null } {
  const resolved = (injection: KeyInjection | undefined) =>
    injection === undefined
      ? null
      : resolveInjection(faults.get(injection.fault)!, withoutWholeRun(injection), scenario);
  return {
    fault: resolved(key.injections.find(({ fault }) => fault === key.cause)),
    benign: resolved(key.injections.find(({ fault }) => fault !== key.cause)),
  };
}

function withoutWholeRun({ fault, onset, severity, dose, where }: KeyInjection) {
  return { fault, onset, severity, dose, ...(where === WHOLE_RUN ? {} : { where }) };
}
