import type { InternalMetric, SliceMetric, StepMetric } from '../core/vocabulary.js';

/** What a run can log at every step: the panels of a puzzle, and what a job can measure beside them. */
export type Channel = StepMetric | InternalMetric;

/** Evaluations of a run. A job that evaluates only as a whole has one slice, `all`. */
export interface ObservedEvaluations {
  /** Steps of the evaluations, ascending and distinct. Shape [evaluations]. */
  readonly steps: Float64Array;
  readonly slices: readonly string[];
  /** Examples in each slice; null where it is not known. Shape [slices]. */
  readonly sizes: readonly (number | null)[];
  /** metrics[metric][slice][evaluation]; loss in nats, the rest in [0, 1]; NaN where a value is missing. */
  readonly metrics: Readonly<Partial<Record<SliceMetric, readonly Float64Array[]>>>;
}

/**
 * What can be seen of a run, simulated or real, and all that the diagnostician gets: no key, no scenario, no twin.
 */
export interface Observation {
  /** Step of every row, ascending and distinct; rows need not be evenly spaced. Shape [rows]. */
  readonly steps: Float64Array;
  /** One value a row, in the units of a trace; NaN where a row lacks it. A channel that is not logged is absent. Shape [rows]. */
  readonly series: Readonly<Partial<Record<Channel, Float64Array>>>;
  /** Null where the run was never evaluated. */
  readonly evaluations: ObservedEvaluations | null;
}
