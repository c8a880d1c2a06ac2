import type { SliceMetric } from '../../../core/vocabulary.js';
import type { ObservedEvaluations } from '../../observation.js';
import { isLeftOutSlice } from '../names/classify.js';
import { listed } from '../names/lists.js';
import type { EvaluationReadings } from './evaluation-readings.js';
import { unionOfSteps, valuesAt } from './points.js';
import type { SliceReading } from './shares.js';
import { WHOLE } from './slice-names.js';

/**
 * Puts the evaluations of a run together with those of its own file, which count where both have the same.
 * @returns null where there is none
 */
export function assembleEvaluations(
  run: EvaluationReadings,
  own: EvaluationReadings | null,
  notes: string[],
): ObservedEvaluations | null {
  const byKey = new Map<string, SliceReading>();
  const replaced = new Set<string>();
  for (const reading of [...run.readings, ...(own?.readings ?? [])]) {
    const key = `${reading.metric}\0${reading.slice}`;
    if (byKey.has(key)) replaced.add(byKey.get(key)!.name);
    byKey.set(key, reading);
  }
  if (replaced.size > 0) notes.push(`The evaluation file replaces ${listed([...replaced])}.`);
  const readings = shown([...byKey.values()], notes);
  if (readings.length === 0) return null;
  const steps = unionOfSteps(readings.map(({ points }) => points));
  const slices = [...new Set(readings.map(({ slice }) => slice))];
  const metrics: Partial<Record<SliceMetric, Float64Array[]>> = {};
  for (const { metric, slice, points } of readings) {
    metrics[metric] ??= slices.map(() => new Float64Array(steps.length).fill(Number.NaN));
    metrics[metric][slices.indexOf(slice)] = valuesAt(steps, points);
  }
  const sizes = slices.map((slice) => own?.sizes.get(slice) ?? run.sizes.get(slice) ?? null);
  return { steps, slices, sizes, metrics };
}

/** Without the slices no reader of a run gets to see, and without a whole that only repeats its parts. */
function shown(readings: readonly SliceReading[], notes: string[]): readonly SliceReading[] {
  const left = readings.filter(({ slice }) => !isLeftOutSlice(slice));
  const hidden = [...new Set(readings.filter(({ slice }) => isLeftOutSlice(slice)).map(({ slice }) => slice))];
  if (hidden.length > 0) notes.push(`Slices that are no evaluation were left out: ${listed(hidden)}.`);
  const parts = new Set(left.filter(({ slice }) => slice !== WHOLE).map(({ metric }) => metric));
  const covered = left.filter(({ slice }) => slice === WHOLE).every(({ metric }) => parts.has(metric));
  if (parts.size === 0 || !covered || !left.some(({ slice }) => slice === WHOLE)) return left;
  notes.push(`The slice ${WHOLE} was left out: the other slices have what it has.`);
  return left.filter(({ slice }) => slice !== WHOLE);
}
