import { fromWire, type WireNumber } from '../../core/json.js';
import { STEP_METRICS } from '../../core/vocabulary.js';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';

/** What a dumb program reads off one line of a panel. */
const SUMMARIES = ['last', 'max', 'min', 'range', 'mean'] as const;
const SLICE_LINES = ['loss', 'accuracy', 'ece', 'confidence'] as const;

/** Names of what panelSummaries gives, for a scenario with these slices: `train-loss last`, `code ece max`. */
export function summaryNames(slices: readonly string[]): string[] {
  const lines = [...STEP_METRICS, ...SLICE_LINES.flatMap((metric) => slices.map((slice) => `${slice} ${metric}`))];
  return lines.flatMap((line) => SUMMARIES.map((summary) => `${line} ${summary}`));
}

/**
 * Last, largest, smallest value, range and mean of every series and of every slice's evaluations. The last value may not
 * be finite; the others are those of the finite values, NaN where there are none.
 */
export function panelSummaries({ series, evaluations }: PublicPuzzle): number[] {
  const lines = [
    ...STEP_METRICS.map((metric) => series[metric] ?? []),
    ...SLICE_LINES.flatMap((metric) => evaluations.slices.map((_, slice) => evaluations[metric][slice] ?? [])),
  ];
  return lines.flatMap(summariesOf);
}

function summariesOf(values: readonly WireNumber[]): number[] {
  let [max, min, sum, count] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (const value of values) {
    if (typeof value !== 'number') continue;
    if (value > max) max = value;
    if (value < min) min = value;
    sum += value;
    count += 1;
  }
  const last = values.length === 0 ? Number.NaN : fromWire(values.at(-1)!);
  return count === 0
    ? [last, Number.NaN, Number.NaN, Number.NaN, Number.NaN]
    : [last, max, min, max - min, sum / count];
}
