import type { InternalMetric, SliceMetric, StepMetric } from '../core/vocabulary.js';

/** One line a training job printed. */
export interface LogLine {
  readonly step: number;
  readonly level: 'info' | 'warning';
  readonly text: string;
}

/** Equal-width bins of confidence over [0, 1] for one slice at one evaluation. Shapes: [bins]. */
export interface ReliabilityBins {
  /** Examples in the bin (a count). */
  readonly count: Float64Array;
  /** Mean confidence in the bin, in [0, 1]; NaN where the bin is empty. */
  readonly confidence: Float64Array;
  /** Share of correct answers in the bin, in [0, 1]; NaN where the bin is empty. */
  readonly accuracy: Float64Array;
}

export interface Evaluations {
  /** Steps at which the run was evaluated, ascending. Shape [evaluations]. */
  readonly steps: readonly number[];
  readonly slices: readonly string[];
  /** metrics[metric][slice][evaluation]; loss in nats, the rest in [0, 1]. */
  readonly metrics: Readonly<Record<SliceMetric, readonly Float64Array[]>>;
  /** reliability[slice][evaluation]. */
  readonly reliability: readonly (readonly ReliabilityBins[])[];
}

/** Everything recorded from one run, unthinned. After divergence every value is NaN to the end of the grid. */
export interface Trace {
  readonly scenario: string;
  /** Number of steps recorded; step i of the window is element i of every series. */
  readonly steps: number;
  /** One value a step. Shape [steps]. Units: nats, 1, 1/step, 1, 1, tokens per second. */
  readonly series: Readonly<Record<StepMetric, Float64Array>>;
  /**
   * What is measured and not published, one value a step. Shape [steps]. Units: factor on the gradient, 1, share of gradient
   * entries, logit, squared norm (mean over ranks), norm, nats.
   */
  readonly internals: Readonly<Record<InternalMetric, Float64Array>>;
  readonly evaluations: Evaluations;
  readonly log: readonly LogLine[];
  /** The learning rate the optimiser really applied (not published: the logged one may lie). Shape [steps]. */
  readonly appliedLearningRate: Float64Array;
  /** First step whose loss or weights were not finite, or null. */
  readonly divergedAt: number | null;
}
