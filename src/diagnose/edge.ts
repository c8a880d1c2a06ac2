import { medianInPlace } from './line.js';

/** The step function that fits a line best. */
export interface Edge {
  /** Level after the edge less that before it, in units of the line. */
  readonly shift: number;
  /** The shift over its standard error, with its sign. */
  readonly certainty: number;
  /** Share of the shift between the two values right before the edge and the two right after it: about 1 at a real edge. */
  readonly sharpness: number;
}

/** Share of a line, and values at least, that lie on either side of an edge. */
const LEAST_SHARE = 0.06;
const LEAST = 3;

/**
 * The edge of a line: the split into two levels that leaves least (the maximum-likelihood change point of a mean, Page 1954).
 * What the two levels do not explain, drift included, is its noise. Null where there is too little to tell.
 */
export function edgeOf(values: Float64Array): Edge | null {
  const finite = values.filter(Number.isFinite);
  const n = finite.length;
  const least = Math.max(LEAST, Math.ceil(LEAST_SHARE * n));
  if (n < 2 * least + 2) return null;
  const total = finite.reduce((sum, value) => sum + value, 0);
  let [sum, best, at] = [0, -1, 0];
  for (let k = 1; k <= n - least; k++) {
    sum += finite[k - 1]!;
    if (k < least) continue;
    const gap = (total - sum) / (n - k) - sum / k;
    const explained = ((k * (n - k)) / n) * gap * gap;
    if (explained > best) [best, at] = [explained, k];
  }
  const mean = (from: number, to: number) =>
    finite.subarray(from, to).reduce((all, value) => all + value, 0) / (to - from);
  const [before, after] = [mean(0, at), mean(at, n)];
  let left = 0;
  for (let i = 0; i < n; i++) {
    const rest = finite[i]! - (i < at ? before : after);
    left += rest * rest;
  }
  const shift = after - before;
  const deviation = Math.sqrt((left / n) * (1 / at + 1 / (n - at)));
  const near = mean(at, Math.min(n, at + 2)) - mean(Math.max(0, at - 2), at);
  return {
    shift,
    certainty: deviation === 0 ? 0 : shift / deviation,
    sharpness: shift === 0 ? 0 : near / shift,
  };
}

/** Medians of so many values each: what an outlier cannot move. NaN where a block has none. */
export function blockMedians(values: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: Math.floor(values.length / size) }, (_, block) => {
    const finite = values.slice(block * size, (block + 1) * size).filter(Number.isFinite);
    return finite.length === 0 ? Number.NaN : medianInPlace(finite);
  });
}
