import type { WireNumber } from '../core/json.js';
import type { Scenario } from '../run/scenario.js';
import type { Lab } from './lab.js';

/** A look at the job as it is, the window run again with something else, or a run beside it. */
export const PROBE_KINDS = ['measurement', 're-run', 'comparison'] as const;
export type ProbeKind = (typeof PROBE_KINDS)[number];

/** Lines over steps. */
export interface ReadingSeries {
  /** What is drawn, with its unit. */
  readonly label: string;
  readonly log: boolean;
  /** Steps of the values, ascending. Shape [points]. */
  readonly steps: readonly number[];
  /** Values of each line. Shape [points]. */
  readonly lines: readonly { readonly name: string; readonly values: readonly WireNumber[] }[];
}

export interface ReadingTable {
  readonly columns: readonly string[];
  /** Shape [rows][columns]. */
  readonly rows: readonly (readonly (string | WireNumber)[])[];
}

/** What an experiment gave. */
export interface Reading {
  /** Which of the probe's findings it is: what the reference diagnostician weighs. */
  readonly finding: string;
  /** The result in a sentence, with its numbers. */
  readonly text: string;
  readonly series: readonly ReadingSeries[];
  readonly table: ReadingTable | null;
}

/** The reading where an experiment could not be made; it costs nothing. */
export const NOT_AVAILABLE: Reading = {
  finding: 'not available',
  text: 'Not available: checkpoints and data of this run are not kept, so that nothing can be run again. It is not charged.',
  series: [],
  table: null,
};

export interface ProbeMeta {
  /** File name of the source, kebab-case. */
  readonly id: string;
  readonly name: string;
  /** The question it answers. */
  readonly question: string;
  readonly kind: ProbeKind;
}

/**
 * An experiment that can be bought. Every reading comes from a simulation of a counterfactual or from a measurement of what
 * acts in the run, with the noise such a measurement has. It changes nothing of the run, and knows no cause by its name.
 */
export interface Probe {
  readonly meta: ProbeMeta;
  /** What can be found, the unremarkable first. */
  readonly findings: readonly string[];
  /** Hours on the clock, during which the run waits. */
  hours(scenario: Scenario): number;
  /** Why it cannot be made in this scenario, or null. */
  excludedFrom(scenario: Scenario): string | null;
  read(lab: Lab): Reading;
}
