import type { Family } from '../../../src/core/vocabulary.js';
import type { DoseField, Fault, FaultContext, Hooks } from '../../../src/run/fault.js';
import type { Scenario } from '../../../src/run/scenario.js';

/** What a replay needs of a fault: the cause and its dose. */
export interface Cause {
  /** Id of the fault catalogue. */
  readonly id: string;
  readonly family: Family;
  /** One sentence: what is changed. */
  readonly summary: string;
  readonly dose: Readonly<Record<string, DoseField>>;
  readonly fromStart?: boolean;
  readonly excludedFrom?: (scenario: Scenario) => string | null;
  readonly places?: (scenario: Scenario) => readonly string[];
  readonly create: (context: FaultContext) => Hooks;
}

/**
 * A recorded cause that the catalogue does not have yet, as a fault for replays only: no puzzle is made of it, so it has no
 * text for a reader and no signature to be held to.
 */
export function defineCause({ id, family, summary, dose, fromStart, excludedFrom, places, create }: Cause): Fault {
  return {
    meta: { id, name: id, family, skills: [], summary, remedy: '', confusableWith: [], sources: [] },
    dose,
    signature: [],
    onsetShare: fromStart ? null : [0.2, 0.75],
    excludedFrom: excludedFrom ?? (() => null),
    places: places ?? (() => []),
    create,
  };
}
