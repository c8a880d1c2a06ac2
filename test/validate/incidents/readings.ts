import type { Trace } from '../../../src/run/trace.js';
import { mean, median } from '../../helpers/statistics.js';

/** How the numbers of an incident are read from a trace; steps are those of the window. */

/** Steps before the onset that tell what is usual. */
const BEFORE = 100;

/** Share of the usual within which a series is back. */
const BACK = 0.2;

export const usual = (series: Float64Array, onset: number): number => median(series.subarray(onset - BEFORE, onset));

/** Mean loss before the onset. */
export const levelBefore = ({ series }: Trace, onset: number): number =>
  mean(series['train-loss'], onset - BEFORE, onset);

/** First step from `from` on at which a series exceeds a limit or is no number any more; Infinity where it does not. */
export function firstAbove(series: Float64Array, from: number, limit: number): number {
  for (let step = from; step < series.length; step++) if (!(series[step]! <= limit)) return step;
  return Number.POSITIVE_INFINITY;
}

/** Step of the largest value in [from, to). */
export function highestStep(series: Float64Array, from: number, to: number): number {
  let highest = from;
  for (let step = from; step < to; step++) if (series[step]! > series[highest]!) highest = step;
  return highest;
}

/** Mean over ten steps from a step on, as jobs print it that log every tenth step. */
export const meanOfTen = (series: Float64Array, from: number): number => mean(series, from, from + 10);

/** First step after `from` from which on the mean over ten steps stays within a fifth of the usual, up to `to`. */
export function backFrom(series: Float64Array, from: number, to: number, level: number): number {
  let last = from;
  for (let step = from; step + 10 <= to; step++)
    if (Math.abs(meanOfTen(series, step) / level - 1) > BACK) last = step + 1;
  return last;
}

/** Update/weight ratio of a run over its twin's, at each step. */
export const effectiveRate = (faulty: Trace, twin: Trace): Float64Array =>
  faulty.series['update-ratio'].map((ratio, step) => ratio / twin.series['update-ratio'][step]!);

/** Largest difference of two runs in a series, up to a step. */
export function largestDifference(a: Float64Array, b: Float64Array): number {
  let largest = 0;
  a.forEach((value, step) => {
    largest = Math.max(largest, Math.abs(value - b[step]!));
  });
  return largest;
}
