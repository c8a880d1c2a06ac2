import type { WireNumber } from '../../core/json.js';

/** Series as numbers again; "NaN" and "Infinity" travel as strings. */
export function toNumbers(values: readonly WireNumber[]): Float64Array {
  return Float64Array.from(values, Number);
}

/** First step whose value is not a finite number, or null: where a run broke down. */
export function firstNonFinite(values: ArrayLike<number>): number | null {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return null;
}

/** A stretch of values that are no finite numbers, both ends included. */
export interface Breakdown {
  readonly from: number;
  readonly to: number;
}

/** Where a series breaks down, in order: one stretch for a run that diverged, several for steps that overflowed. */
export function breakdowns(values: ArrayLike<number>): Breakdown[] {
  const found: Breakdown[] = [];
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    const last = found.at(-1);
    if (last !== undefined && last.to === i - 1) found[found.length - 1] = { from: last.from, to: i };
    else found.push({ from: i, to: i });
  }
  return found;
}

/** Index of the last element of an ascending list that is not above `step`; 0 when all are. */
export function lastAtOrBefore(steps: ArrayLike<number>, step: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (steps[middle]! <= step) low = middle;
    else high = middle - 1;
  }
  return low;
}
