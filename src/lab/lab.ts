import type { Stream } from '../core/rng.js';
import type { Part } from '../core/vocabulary.js';
import { type Causes, createCauses, type ResolvedInjection } from '../run/causes.js';
import type { Fault, Hooks } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import type { Trace } from '../run/trace.js';

/** What a re-run does differently; all else is as it was, data order and luck included. */
export interface Change {
  /** Parts of the job that are exchanged for ones known to be sound. */
  readonly without?: readonly Part[];
  /** What acts besides; the last word of all hooks. */
  readonly hooks?: Hooks;
  /** Another data order and other luck, by number; absent: those of the run. */
  readonly order?: number;
  /** First steps alone. */
  readonly until?: number;
}

/**
 * Where experiments on a run are made. It holds the causes of the run and not their names: an experiment can measure what
 * acts, and run it again with parts exchanged. Nothing in it changes the run.
 */
export interface Lab {
  readonly scenario: Scenario;
  /** The run under investigation, its instruments included. */
  readonly run: Trace;
  /** The healthy earlier run of the same recipe, its instruments included. */
  readonly earlier: Trace;
  /** What acts in the run, to be asked in the order of the steps. @param without parts that are taken to be sound */
  causes(without?: readonly Part[]): Causes;
  /** What would act if only what was announced did. */
  planned(): Causes;
  /** Noise of a measurement, by name: another order of purchase brings no other noise. */
  stream(...path: readonly string[]): Stream;
  /** Simulates the window again. */
  again(change: Change): Trace;
}

export interface LabInput {
  readonly scenario: Scenario;
  readonly run: Trace;
  readonly earlier: Trace;
  readonly injections: readonly ResolvedInjection[];
  readonly stream: (path: readonly string[]) => Stream;
  /** Simulates the run with these injections instead of its own; its steps take their own time. */
  readonly simulate: (injections: readonly ResolvedInjection[], change: Pick<Change, 'order' | 'until'>) => Trace;
}

export function createLab({ scenario, run, earlier, injections, stream, simulate }: LabInput): Lab {
  const soundExcept = (without: readonly Part[] = []) =>
    injections.filter(({ fault }) => !without.includes(fault.meta.part));
  return {
    scenario,
    run,
    earlier,
    causes: (without) => createCauses(scenario, soundExcept(without)),
    planned: () =>
      createCauses(
        scenario,
        injections.filter(({ fault }) => fault.planned !== undefined),
      ),
    stream: (...path) => stream(path),
    again({ without, hooks, order, until }) {
      const kept = soundExcept(without);
      const acting = hooks === undefined ? kept : [...kept, intervention(hooks, 0)];
      return simulate(acting, { ...(order !== undefined && { order }), ...(until !== undefined && { until }) });
    },
  };
}

/** Hooks of an experiment or a fix as an injection, which is how the engine takes them. @param from first step at which they act */
export function intervention(hooks: Hooks, from: number): ResolvedInjection {
  return {
    fault: { ...INTERVENTION, create: () => hooks },
    injection: {
      fault: INTERVENTION.meta.id,
      onset: from,
      until: Number.POSITIVE_INFINITY,
      severity: 1,
      dose: {},
      where: undefined,
    },
  };
}

const INTERVENTION: Omit<Fault, 'create'> = {
  meta: {
    id: 'intervention',
    name: 'What is done about a run',
    family: 'control',
    part: 'plan',
    skills: [],
    summary: '',
    remedy: '',
    confusableWith: [],
    sources: [],
  },
  dose: {},
  signature: [],
  onsetShare: null,
  excludedFrom: () => null,
  places: () => [],
};
