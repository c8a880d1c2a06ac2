import type { Catalogue } from '../../src/catalogue.js';
import { AppError } from '../../src/core/errors.js';
import type { ResolvedInjection } from '../../src/run/causes.js';
import { resolveInjection } from '../../src/run/dose.js';
import type { Fault } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import type { RealRun } from '../reference/format.js';
import { realRun } from '../reference/read.js';
import { matchPair, sourceFor } from './matching.js';
import { causesOf, type Planned, planFor, untranslated } from './recorded.js';

/** What simulates a recorded run: its control's scenario and its causes at the recorded dose and onset. */
export interface Replay {
  readonly scenario: Scenario;
  readonly injections: readonly ResolvedInjection[];
  /** What acts in the control, too. */
  readonly standing: readonly ResolvedInjection[];
  /** Our source for the affected slice. */
  readonly where: string | undefined;
  /** Whether the recorded dose has a size in our fields. */
  readonly sized: boolean;
}

export type ReplayOrReason = Replay | { readonly missing: string };

export interface World {
  readonly catalogue: Catalogue;
  readonly scenarios: readonly Scenario[];
}

/** How to simulate a recorded run, or why it cannot be. */
export function replayOf(recorded: RealRun, { catalogue, scenarios }: World): ReplayOrReason {
  const control = realRun(recorded.paired_control!);
  const known = new Set(catalogue.all.map(({ meta }) => meta.id));
  const reason = untranslated(causesOf(recorded, control), recorded.dose, known);
  if (reason !== null) return { missing: reason };
  const match = matchPair(control, scenarios);
  if ('missing' in match) return match;
  const { scenario, standing } = match;
  const where = sourceFor(recorded.model, recorded.affected_slice, scenario);
  const { injections, sized } = planFor(recorded, control, scenario, where);
  const resolved = resolveAll(injections, recorded, scenario, catalogue);
  if ('missing' in resolved) return resolved;
  return { scenario, injections: [...standing, ...resolved.injections], standing, where, sized };
}

/** Faults that make no puzzle where a replay can have them: here, since the planned decay ends with the window. */
const ANYWHERE: ReadonlySet<string> = new Set(['lr-decay-early']);

function faultFor(id: string, catalogue: Catalogue): Fault {
  const fault = catalogue.get(id);
  return ANYWHERE.has(id) ? { ...fault, excludedFrom: () => null } : fault;
}

/** A dose or a scenario that a fault refuses is a finding, not a defect. */
function resolveAll(
  planned: readonly Planned[],
  { onset_step, offset_step }: RealRun,
  scenario: Scenario,
  catalogue: Catalogue,
): { readonly injections: readonly ResolvedInjection[] } | { readonly missing: string } {
  try {
    const injections = planned.map(({ fault, dose, severity, where }) =>
      resolveInjection(
        faultFor(fault, catalogue),
        {
          fault,
          onset: onset_step! - 1,
          // Steps of the recordings count from 1.
          ...(offset_step && { until: offset_step - 1 }),
          severity: severity ?? 1,
          ...(dose && { dose }),
          ...(where && { where }),
        },
        scenario,
      ),
    );
    return { injections };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { missing: `refused: ${error.message}` };
  }
}
