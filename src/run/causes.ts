import type {
  EvaluationSettings,
  Fault,
  Hooks,
  Initial,
  Injection,
  Leak,
  Moment,
  NumericsState,
  OptimizerChange,
  OptimizerSettings,
  RankState,
  Replay,
  Restore,
  Weighing,
} from './fault.js';
import type { Scenario } from './scenario.js';

/** An injection whose fault is at hand and whose dose is known. */
export interface ResolvedInjection {
  readonly fault: Fault;
  readonly injection: Required<Omit<Injection, 'where' | 'until'>> & {
    readonly where: string | undefined;
    /** Infinity: never repaired. */
    readonly until: number;
  };
}

/** Creates the hooks of all injections; severity 0 is no fault at all, so it gets none. */
export function createCauses(scenario: Scenario, injections: readonly ResolvedInjection[]): Causes {
  return new Causes(
    injections
      .filter(({ injection }) => injection.severity > 0)
      .map(({ fault, injection }) => ({
        onset: injection.onset,
        until: injection.until,
        hooks: fault.create({ scenario, dose: injection.dose, onset: injection.onset, where: injection.where }),
      })),
  );
}

interface Active {
  readonly hooks: Hooks;
  readonly onset: number;
  readonly until: number;
}

/** Hooks that take a number and return the number that acts instead. */
type NumberHook =
  | 'schedulePosition'
  | 'learningRate'
  | 'batchSize'
  | 'labelNoise'
  | 'smoothing'
  | 'padding'
  | 'batchDifficulty'
  | 'gradientFactor'
  | 'push'
  | 'reduction'
  | 'loggedLoss'
  | 'moving'
  | 'attentionHeld'
  | 'averaging'
  | 'offsetHeld'
  | 'logitPenalty'
  | 'stepSeconds';

/** Hooks that change an object in place, and what it is. */
interface InPlace {
  readonly initial: Initial;
  readonly restore: Restore;
  readonly mixture: Float64Array;
  readonly untaught: Float64Array;
  readonly contamination: Float64Array;
  readonly leak: Leak;
  readonly weighing: Weighing;
  readonly replay: Replay;
  readonly ranks: RankState;
  readonly numerics: NumericsState;
  readonly optimizer: OptimizerSettings;
  readonly optimizerState: OptimizerChange;
}

/**
 * Folds the hooks of all injections, in their order, and gates each on its fault's time: a hook is called neither before
 * its fault begins nor after its repair. One moment object is reused, so folding allocates nothing.
 */
export class Causes {
  readonly #active: readonly Active[];
  readonly #moment: { step: number; sinceOnset: number } = { step: 0, sinceOnset: 0 };

  constructor(hooks: readonly Active[]) {
    this.#active = hooks;
  }

  number(hook: NumberHook, step: number, value: number): number {
    let result = value;
    for (let k = 0; k < this.#active.length; k++) {
      const active = this.#active[k]!;
      const act = active.hooks[hook];
      if (act === undefined || step < active.onset || step >= active.until) continue;
      result = act.call(active.hooks, result, this.#at(step, active.onset));
    }
    return result;
  }

  change<K extends keyof InPlace>(hook: K, step: number, state: InPlace[K]): void {
    for (let k = 0; k < this.#active.length; k++) {
      const active = this.#active[k]!;
      const act = active.hooks[hook] as ((state: InPlace[K], moment: Moment) => void) | undefined;
      if (act === undefined || step < active.onset || step >= active.until) continue;
      act.call(active.hooks, state, this.#at(step, active.onset));
    }
  }

  evaluation(step: number, slice: number, settings: EvaluationSettings): void {
    for (let k = 0; k < this.#active.length; k++) {
      const active = this.#active[k]!;
      if (active.hooks.evaluation === undefined || step < active.onset || step >= active.until) continue;
      active.hooks.evaluation(slice, settings, this.#at(step, active.onset));
    }
  }

  #at(step: number, onset: number): Moment {
    this.#moment.step = step;
    this.#moment.sinceOnset = step - onset;
    return this.#moment;
  }
}
