import { formatValue } from '../format.js';
import { lastAtOrBefore } from '../series/numbers.js';
import type { DashboardOptions } from './options.js';
import type { SliceSource } from './sources.js';
import type { StepLines } from './step-lines.js';

/** One number in a panel's header. `line` names the look of the line it belongs to. */
export interface Reading {
  readonly line: 'run' | 'smooth' | 'reference' | 'twin' | 'slice';
  readonly label: string;
  readonly text: string;
  /** Index of the slice's colour. */
  readonly slice?: number;
}

/** Values of all shown lines of a step panel at a step; null means the last step. */
export function stepReadings(lines: StepLines, options: DashboardOptions, step: number | null): Reading[] {
  const at = (values: ArrayLike<number>, stride = 1): string => {
    const index = step === null ? values.length - 1 : Math.min(values.length - 1, Math.round(step / stride));
    return index < 0 ? '–' : formatValue(values[index]!);
  };
  const readings: Reading[] = [{ line: 'run', label: 'run', text: at(lines.run) }];
  if (lines.smoothed !== null) readings.push({ line: 'smooth', label: 'smoothed', text: at(lines.smoothed) });
  if (options.showReference) {
    readings.push({
      line: 'reference',
      label: 'earlier run',
      text: at(lines.reference.values, lines.reference.stride),
    });
  }
  if (options.showTwin && lines.twin !== null) readings.push({ line: 'twin', label: 'twin', text: at(lines.twin) });
  return readings;
}

/** Value of every slice at the last evaluation at or before a step. */
export function sliceReadings(source: SliceSource, step: number | null): Reading[] {
  const { steps, values } = source.run;
  const index = step === null ? steps.length - 1 : lastAtOrBefore(steps, step);
  return values.map((series, slice) => ({
    line: 'slice',
    label: source.names[slice] ?? `slice ${slice + 1}`,
    text: index < 0 ? '–' : formatValue(series[index]!),
    slice,
  }));
}
