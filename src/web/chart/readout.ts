import { formatValue } from '../format.js';
import { lastAtOrBefore } from '../series/numbers.js';
import type { LineName } from './options.js';
import type { SliceSource } from './sources.js';
import type { StepLines } from './step-lines.js';

/** One entry of a panel's legend: a line, its value under the crosshair, and the switch that hides it. */
export interface Reading {
  readonly line: LineName;
  /** The look of the line in the legend. */
  readonly look: 'run' | 'smooth' | 'reference' | 'twin' | 'slice';
  readonly label: string;
  readonly text: string;
  /** Index of the slice's colour. */
  readonly slice?: number;
}

/** Values of all lines of a step panel at a step. */
export function stepReadings(lines: StepLines, step: number): Reading[] {
  const at = (values: ArrayLike<number>, stride = 1): string => {
    const index = Math.min(values.length - 1, Math.round(step / stride));
    return index < 0 ? '–' : formatValue(values[index]!);
  };
  const { run, smoothed, reference, twin } = lines;
  const readings: Reading[] = [{ line: 'run', look: 'run', label: 'run', text: at(run) }];
  if (smoothed !== null) readings.push({ line: 'run', look: 'smooth', label: 'smoothed', text: at(smoothed) });
  if (twin !== null) readings.push({ line: 'twin', look: 'twin', label: 'twin', text: at(twin) });
  if (reference !== null) {
    const text = at(reference.values, reference.stride);
    readings.push({ line: 'reference', look: 'reference', label: 'earlier run', text });
  }
  return readings;
}

/** Value of every slice at the last evaluation at or before a step. */
export function sliceReadings(source: SliceSource, step: number): Reading[] {
  const { steps, values } = source.run;
  const index = lastAtOrBefore(steps, step);
  return values.map((series, slice) => ({
    line: `slice-${slice}` as const,
    look: 'slice' as const,
    label: source.names[slice] ?? `slice ${slice + 1}`,
    text: index < 0 ? '–' : formatValue(series[index]!),
    slice,
  }));
}
