import { INTERNAL_METRICS, STEP_METRICS } from '../core/vocabulary.js';
import type { Trace } from '../run/trace.js';
import type { Observation } from './observation.js';

/** A simulated run as the diagnostician sees it: what was recorded, and no more. */
export function observe({ steps, series, internals, evaluations }: Trace): Observation {
  const { loss, accuracy, ece, confidence } = evaluations.metrics;
  return {
    steps: Float64Array.from({ length: steps }, (_, step) => step),
    series: {
      ...Object.fromEntries(STEP_METRICS.map((metric) => [metric, series[metric]])),
      ...Object.fromEntries(INTERNAL_METRICS.map((metric) => [metric, internals[metric]])),
    },
    evaluations: {
      steps: Float64Array.from(evaluations.steps),
      slices: evaluations.slices,
      sizes: evaluations.slices.map(() => null),
      metrics: { loss, accuracy, ece, confidence },
    },
  };
}
