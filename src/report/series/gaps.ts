/** Rows in a row at which a series that is logged elsewhere has no number; both ends included. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly infinite: boolean;
}

/** A distance of two values this many times the usual one is a gap. */
const UNUSUAL = 1.5;

/**
 * Where a series has no number although it should. A value that is only logged at every tenth step has none in between:
 * that is its way, and its line runs on. NaN, infinity and a series that ends early break it. Before its first number
 * nothing is missed.
 */
export function gapsOf(steps: Float64Array, values: Float64Array): Gap[] {
  const rows: number[] = [];
  for (let row = 0; row < values.length; row++) if (Number.isFinite(values[row])) rows.push(row);
  const usual = usualDistance(steps, rows);
  const gaps: Gap[] = [];
  const look = (from: number, to: number, due: boolean) => {
    if (from > to) return;
    const infinite = values.subarray(from, to + 1).some((value) => Math.abs(value) === Number.POSITIVE_INFINITY);
    if (infinite || due) gaps.push({ from, to, infinite });
  };
  for (let i = 1; i < rows.length; i++) {
    const [before, after] = [rows[i - 1]!, rows[i]!];
    look(before + 1, after - 1, steps[after]! - steps[before]! > UNUSUAL * usual);
  }
  const last = rows.at(-1);
  if (last !== undefined) look(last + 1, values.length - 1, steps.at(-1)! - steps[last]! >= usual);
  return gaps;
}

/** Median distance of two values in steps; infinite where there are too few to tell. */
function usualDistance(steps: Float64Array, rows: readonly number[]): number {
  if (rows.length < 3) return Number.POSITIVE_INFINITY;
  const distances = Float64Array.from({ length: rows.length - 1 }, (_, i) => steps[rows[i + 1]!]! - steps[rows[i]!]!);
  return distances.sort()[distances.length >> 1]!;
}
