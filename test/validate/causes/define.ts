import type { Family } from '../../../src/core/vocabulary.js';
import type { DoseField, Fault, FaultContext, Hooks } from '../../../src/run/fault.js';

/** What a replay needs of a fault: the cause and its dose. */
export interface Cause {
  readonly id: string;
  readonly family: Family;
  /** One sentence: what is changed. */
  readonly summary: string;
  readonly dose: Readonly<Record<string, DoseField>>;
  readonly create: (context: FaultContext) => Hooks;
}

/**
 * A cause that the catalogue does not have, as a fault for replays only: no puzzle is made of it, so it has no text for a
 * reader and no signature to be held to.
 */
export function defineCause({ id, family, summary, dose, create }: Cause): Fault {
  return {
    meta: { id, name: id, family, part: 'nodes', skills: [], summary, remedy: '', confusableWith: [], sources: [] },
    dose,
    signature: [],
    onsetShare: null,
    excludedFrom: () => null,
    places: () => [],
    create,
  };
}
