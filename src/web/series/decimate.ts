/** A line: steps in ascending order and a value at each; a value that is not finite breaks the line. Shapes: [points]. */
export interface Line {
  readonly steps: Float64Array;
  readonly values: Float64Array;
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
export function decimate(values: ArrayLike<number>, options: DecimateOptions): Line {
  const { from, to, columns, stride = 1 } = options;
  const first = Math.max(0, Math.floor(from / stride) - (from % stride === 0 ? 1 : 0));
  const last = Math.min(values.length - 1, Math.floor(to / stride) + 1);
  const count = Math.max(0, last - first + 1);
  if (count <= 2 * columns) return everyPoint(values, first, count, stride);

  const steps = new Float64Array(2 * columns);
  const thinned = new Float64Array(2 * columns);
  let points = 0;
  for (let column = 0; column < columns; column++) {
    const start = first + Math.floor((count * column) / columns);
    const end = first + Math.floor((count * (column + 1)) / columns);
    let low = -1;
    let high = -1;
    for (let i = start; i < end; i++) {
      const value = values[i]!;
      if (!Number.isFinite(value)) continue;
      if (low < 0 || value < values[low]!) low = i;
      if (high < 0 || value > values[high]!) high = i;
    }
    // A column without any number breaks the line.
    const earlier = low < 0 ? start : Math.min(low, high);
    const later = Math.max(low, high);
    steps[points] = earlier * stride;
    thinned[points++] = low < 0 ? Number.NaN : values[earlier]!;
    if (later > earlier) {
      steps[points] = later * stride;
      thinned[points++] = values[later]!;
    }
  }
  return { steps: steps.subarray(0, points), values: thinned.subarray(0, points) };
}

function everyPoint(values: ArrayLike<number>, first: number, count: number, stride: number): Line {
  const steps = new Float64Array(count);
  const kept = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    steps[i] = (first + i) * stride;
    kept[i] = values[first + i]!;
  }
  return { steps, values: kept };
}

/** A line of nothing. */
export const NO_LINE: Line = { steps: new Float64Array(0), values: new Float64Array(0) };
