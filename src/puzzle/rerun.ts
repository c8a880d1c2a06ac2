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

/** What differs from the run of the puzzle besides its injections. */
export interface RerunOptions {
  /** Simulates only the first steps. */
  readonly until?: number;
  /** Another data order and other luck, by number. */
  readonly order?: number;
  /** Steps simulated after the window. */
  readonly beyond?: number;
  /** Other batches from this step on. */
  readonly reorderFrom?: number;
  /** Whether the steps take the time of a job of its own. */
  readonly ownTime?: boolean;
}

/** Simulates the run of a puzzle with the given injections: its own, or those of a twin. */
export function rerun(
  { seed, attempt }: RunSeed,
  scenario: Scenario,
  injections: readonly (ResolvedInjection | null)[],
  { until, order, reorderFrom, beyond = 0, ownTime = false }: RerunOptions = {},
): Trace {
  const { events, logsPlannedRate } = nuisanceOf(seed, scenario);
  const deadPanel = deadPanelOf({ seed, attempt });
  const path = ['run', attempt] as const;
  const { window } = scenario;
  return simulate({
    scenario: beyond === 0 ? scenario : { ...scenario, window: { ...window, steps: window.steps + beyond } },
    injections: injections.filter((resolved) => resolved !== null),
    secret: deriveSecret(seed, order === undefined ? path : [...path, 'order', order]),
    ...(reorderFrom !== undefined && {
      reorder: { from: reorderFrom, secret: deriveSecret(seed, [...path, 'reordered']) },
    }),
    ...(ownTime && { timeSecret: deriveSecret(seed, [...path, 'again', order ?? 0]) }),
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
