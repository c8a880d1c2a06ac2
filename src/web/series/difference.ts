/**
 * The space between two lines: the first and the last step of each column, and the lower and the higher of the two lines
 * there. Shapes: [2 × columns]; NaN where there is none.
 */
export interface Gap {
  readonly steps: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface GapOptions {
  /** Visible steps, both ends included. */
  readonly from: number;
  readonly to: number;
  /** Pieces the visible stretch is cut into. */
  readonly columns: number;
}

/**
 * Where two runs differ, for shading: means of both over each column. Noise that averages out leaves hardly a shade, and noise
 * that the two share none; a column where one of them is not a number leaves a gap.
 */
export function differenceOf(a: ArrayLike<number>, b: ArrayLike<number>, options: GapOptions): Gap {
  const from = Math.max(0, Math.floor(options.from));
  const count = Math.max(0, Math.min(a.length, b.length, Math.ceil(options.to) + 1) - from);
  const columns = Math.min(options.columns, count);
  const gap = {
    steps: new Float64Array(2 * columns),
    low: new Float64Array(2 * columns),
    high: new Float64Array(2 * columns),
  };
  for (let column = 0; column < columns; column++) {
    const start = from + Math.floor((count * column) / columns);
    const end = from + Math.floor((count * (column + 1)) / columns);
    let first = 0;
    let second = 0;
    for (let i = start; i < end; i++) {
      first += a[i]!;
      second += b[i]!;
    }
    // Blocks, not slopes, where a column stands for several steps: a slope would shade what lies before a fault sets in.
    gap.steps[2 * column] = start;
    gap.steps[2 * column + 1] = count > columns ? end : start;
    gap.low.fill(Math.min(first, second) / (end - start), 2 * column, 2 * column + 2);
    gap.high.fill(Math.max(first, second) / (end - start), 2 * column, 2 * column + 2);
  }
  return gap;
}
