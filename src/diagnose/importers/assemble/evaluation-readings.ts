import { listed } from '../names/lists.js';
import type { EvaluationSeries } from './choose-series.js';
import { type Points, pointsOf } from './points.js';
import { asShares, type SliceReading } from './shares.js';
import { sliceNames } from './slice-names.js';

/** The evaluations of one file. */
export interface EvaluationReadings {
  readonly readings: readonly SliceReading[];
  /** Examples by slice. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** Names the slices of a file's evaluations and brings their values into the units of an observation. */
export function evaluationReadings(series: readonly EvaluationSeries[], notes: string[]): EvaluationReadings {
  const names = sliceNames(series);
  const sizes = new Map<string, number>();
  const readings: SliceReading[] = [];
  const filled: string[] = [];
  for (const [i, one] of series.entries()) {
    const slice = names[i]!;
    const points = pointsOf(one);
    if (one.role.metric === 'size') {
      const size = points.values.findLast((value) => Number.isSafeInteger(value) && value > 0);
      if (size !== undefined) sizes.set(slice, size);
      continue;
    }
    const real = withoutFiller(points);
    if (real !== points) filled.push(one.name);
    readings.push({ name: one.name, slice, metric: one.role.metric, points: real });
  }
  if (filled.length > 0)
    notes.push(`NaN between evaluations fills the rows without one and was left out: ${listed(filled)}.`);
  return { readings: asShares(readings, notes), sizes };
}

/**
 * Data frames write NaN in the rows without an evaluation. It is told from divergence by numbers that follow it, in a
 * column that is mostly NaN.
 */
function withoutFiller(points: Points): Points {
  const missing = points.values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  if (missing <= points.values.length / 2) return points;
  const first = points.values.findIndex((value) => Number.isNaN(value));
  const last = points.values.findLastIndex((value) => !Number.isNaN(value));
  if (first > last) return points;
  const kept = (_: number, i: number): boolean => !Number.isNaN(points.values[i]!);
  return { ...points, steps: points.steps.filter(kept), values: points.values.filter(kept) };
}
