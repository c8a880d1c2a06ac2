/** One point of a line; a null value breaks the line. */
export interface Point {
  readonly step: number;
  readonly value: number | null;
}

export interface DecimateOptions {
  /** Visible steps, both ends included. */
  readonly from: number;
  readonly to: number;
  /** Pixel columns available; at most two points come out of each. */
  readonly columns: number;
  /** Steps between two values; 1 for a run, more for a thinned earlier run. */
  readonly stride?: number;
}

/**
 * Thins a series to the lowest and the highest value of every pixel column, in the order in which they occurred. Nothing
 * that a screen of this width could show is lost: a spike of one step is a column's highest value and stays, where a mean
 * or an area-based method may drop it. One value beyond each edge is kept so that the line runs to the border.
 */
export function decimate(values: ArrayLike<number>, options: DecimateOptions): Point[] {
  const { from, to, columns, stride = 1 } = options;
  const first = Math.max(0, Math.floor(from / stride) - (from % stride === 0 ? 1 : 0));
  const last = Math.min(values.length - 1, Math.floor(to / stride) + 1);
  const count = last - first + 1;
  if (count <= 0) return [];
  if (count <= 2 * columns) return everyPoint(values, first, last, stride);

  const points: Point[] = [];
  for (let column = 0; column < columns; column++) {
    const start = first + Math.floor((count * column) / columns);
    const end = first + Math.floor((count * (column + 1)) / columns);
    pushColumn(points, values, start, end, stride);
  }
  return points;
}

function everyPoint(values: ArrayLike<number>, first: number, last: number, stride: number): Point[] {
  const points: Point[] = [];
  for (let i = first; i <= last; i++) {
    const value = values[i]!;
    points.push({ step: i * stride, value: Number.isFinite(value) ? value : null });
  }
  return points;
}

function pushColumn(points: Point[], values: ArrayLike<number>, start: number, end: number, stride: number): void {
  let low = -1;
  let high = -1;
  for (let i = start; i < end; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    if (low < 0 || value < values[low]!) low = i;
    if (high < 0 || value > values[high]!) high = i;
  }
  if (low < 0) {
    if (end > start) points.push({ step: start * stride, value: null });
    return;
  }
  const [earlier, later] = low < high ? [low, high] : [high, low];
  points.push({ step: earlier * stride, value: values[earlier]! });
  if (later !== earlier) points.push({ step: later * stride, value: values[later]! });
}
