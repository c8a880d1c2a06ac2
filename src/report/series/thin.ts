import type { Gap } from './gaps.js';

/** A point of a line; a value that is no number breaks it. */
export interface Point {
  readonly x: number;
  readonly value: number;
}

/**
 * Thins a series to the lowest and the highest value of every column of pixels, in the order in which they occurred: a
 * spike of one step is its column's highest value and stays. Steps need not be evenly spaced.
 * @param gaps rows that break the line
 */
export function thinned(steps: Float64Array, values: Float64Array, gaps: readonly Gap[], columns: number): Point[] {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const columnOf = (row: number): number => Math.floor(((steps[row]! - first) / (last - first || 1)) * columns);
  const points: Point[] = [];
  let column = -1;
  let low = -1;
  let high = -1;
  const flush = () => {
    for (const row of low < high ? [low, high] : [high, low])
      if (row >= 0 && points.at(-1)?.x !== steps[row]) points.push({ x: steps[row]!, value: values[row]! });
    low = -1;
    high = -1;
  };
  let next = 0;
  for (let row = 0; row < values.length; row++) {
    const gap = gaps[next];
    if (gap !== undefined && row === gap.from) {
      flush();
      points.push({ x: steps[row]!, value: Number.NaN });
      row = gap.to;
      next++;
      continue;
    }
    if (!Number.isFinite(values[row])) continue;
    if (columnOf(row) !== column) {
      flush();
      column = columnOf(row);
    }
    if (low < 0 || values[row]! < values[low]!) low = row;
    if (high < 0 || values[row]! > values[high]!) high = row;
  }
  flush();
  return points;
}
