import type { Diagnosis } from '../diagnose/diagnosis.js';
import type { Observation } from '../diagnose/observation.js';
import type { Separation } from './missing-panels.js';

/** What is said of a cause beside its probability. */
export interface CauseWords {
  readonly name: string;
  readonly summary: string;
  readonly remedy: string;
}

/** An experiment that would help. */
export interface NextProbeWords {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  /** Expected information about the cause. */
  readonly bits: number;
}

/** Everything that is told of a diagnosed run, in whatever form it is told. */
export interface Report {
  /** Name of the file or directory, without the folders above it: a page may be passed on. */
  readonly source: string;
  /** Format it was read as, in words. */
  readonly format: string;
  /** What a user should know of how the files were read, a sentence each. */
  readonly notes: readonly string[];
  readonly observation: Observation;
  readonly diagnosis: Diagnosis;
  /** By id; a cause without an entry goes by its id. */
  readonly causes: ReadonlyMap<string, CauseWords>;
  /** The experiment that would tell most; null where none is worth naming. */
  readonly nextProbe: NextProbeWords | null;
  /** What the panels that the run lacks would help to tell, the most telling first. */
  readonly missing: readonly Separation[];
}

/** Causes that are named one by one; the others are told together. */
export const MOST_CAUSES = 5;

export const nameOf = ({ causes }: Pick<Report, 'causes'>, id: string): string => causes.get(id)?.name ?? id;
