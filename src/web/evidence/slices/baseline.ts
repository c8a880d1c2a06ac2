import type { PublicEvaluations } from '../../../puzzle/puzzle.js';
import { readSlices, type SliceReading } from './readings.js';

/** What the slices are compared with: another run at the same step, or this run at an earlier evaluation. */
export type Baseline = 'reference' | 'twin' | number;

export interface Runs {
  readonly run: PublicEvaluations;
  readonly reference: PublicEvaluations;
  readonly twin: PublicEvaluations | null;
}

/** Readings of what is compared with. @param step evaluation that is looked at */
export function readBaseline(runs: Runs, baseline: Baseline, step: number): SliceReading[] {
  if (typeof baseline === 'number') return readSlices(runs.run, baseline);
  const other = baseline === 'twin' ? (runs.twin ?? runs.reference) : runs.reference;
  return readSlices(other, step);
}

/** A baseline as the value of a select, and back. */
export const baselineText = (baseline: Baseline): string => String(baseline);

export function baselineOf(text: string): Baseline {
  return text === 'reference' || text === 'twin' ? text : Number(text);
}
