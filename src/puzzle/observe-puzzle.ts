import { fromWire, type WireNumber } from '../core/json.js';
import { STEP_METRICS } from '../core/vocabulary.js';
import type { Observation } from '../diagnose/observation.js';
import type { PublicPuzzle } from './puzzle.js';

/** What a solver sees of a puzzle, for the reference diagnostician: the public half and nothing else. */
export function observePuzzle({ steps, series, evaluations }: PublicPuzzle): Observation {
  const numbers = (values: readonly WireNumber[]) => Float64Array.from(values, fromWire);
  const { loss, accuracy, ece, confidence, slices } = evaluations;
  return {
    steps: Float64Array.from({ length: steps }, (_, step) => step),
    series: Object.fromEntries(STEP_METRICS.map((metric) => [metric, numbers(series[metric])])),
    evaluations: {
      steps: Float64Array.from(evaluations.steps),
      slices: slices.map(({ id }) => id),
      sizes: slices.map(({ size }) => size),
      metrics: {
        loss: loss.map(numbers),
        accuracy: accuracy.map(numbers),
        ece: ece.map(numbers),
        confidence: confidence.map(numbers),
      },
    },
  };
}
