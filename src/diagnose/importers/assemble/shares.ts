import type { SliceMetric } from '../../../core/vocabulary.js';
import { listed } from '../names/lists.js';
import type { Points } from './points.js';

/** A metric of a slice on its way into an observation. */
export interface SliceReading {
  /** Column, or metric of a long file. */
  readonly name: string;
  readonly slice: string;
  readonly metric: SliceMetric;
  readonly points: Points;
}

/** A little above 1 is rounding. */
const WHOLE_SHARE = 1.001;
const PERCENT = 100;

/**
 * Brings accuracy, calibration error and confidence into [0, 1]: percentages, which a value above 1 gives away, are
 * divided by 100. Readings that share a name, the slices of a long file, share a unit.
 */
export function asShares(readings: readonly SliceReading[], notes: string[]): readonly SliceReading[] {
  const largest = new Map<string, number>();
  for (const { name, points } of readings)
    for (const value of points.values)
      if (Number.isFinite(value)) largest.set(name, Math.max(largest.get(name) ?? 0, value));
  const percent = new Set<string>();
  const outside = new Set<string>();
  const unusable = new Set<string>();
  const result: SliceReading[] = [];
  for (const reading of readings) {
    const { name, metric, points } = reading;
    const top = largest.get(name) ?? 0;
    if (metric === 'brier' && top > WHOLE_SHARE) unusable.add(name);
    else if (metric === 'loss') result.push(reading);
    else {
      const divisor = top > WHOLE_SHARE ? PERCENT : 1;
      if (divisor > 1) percent.add(name);
      const values = points.values.map((value) => {
        const share = value / divisor;
        // NaN passes: a diverged run has no accuracy.
        if (share < 0 || share > WHOLE_SHARE) outside.add(name);
        return share < 0 || share > WHOLE_SHARE ? Number.NaN : Math.min(share, 1);
      });
      result.push({ ...reading, points: { ...points, values } });
    }
  }
  if (percent.size > 0) notes.push(`Percentages were divided by 100: ${listed([...percent])}.`);
  if (outside.size > 0) notes.push(`Values outside 0 to 100 % count as missing: ${listed([...outside])}.`);
  if (unusable.size > 0)
    notes.push(
      `Brier scores above 1, summed over the classes, cannot be compared and were left out: ${listed([...unusable])}.`,
    );
  return result;
}
