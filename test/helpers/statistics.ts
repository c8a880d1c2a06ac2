/** Statistics the tests share; `Math.pow` and the like are fine here, nothing of this is published. */

export function mean(values: ArrayLike<number>, from = 0, to = values.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
}

export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) ** 2;
  return sum / values.length;
}

export const deviation = (values: ArrayLike<number>): number => Math.sqrt(variance(values));

export function median(values: Iterable<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Standard error of a mean over independent runs. */
export const standardError = (values: ArrayLike<number>): number =>
  deviation(values) / Math.sqrt(Math.max(1, values.length - 1));

/** Central moment over the power of the standard deviation: 3 is skewness, 4 is kurtosis. */
export function standardisedMoment(values: ArrayLike<number>, order: number): number {
  const centre = mean(values);
  const spread = deviation(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += ((values[i]! - centre) / spread) ** order;
  return sum / values.length;
}

export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - meanA) * (b[i]! - meanB);
  return sum / a.length / (deviation(a) * deviation(b));
}

export function autocorrelation(values: Float64Array, lag: number): number {
  return correlation(values.subarray(lag), values.subarray(0, values.length - lag));
}

/**
 * Residual around a local linear trend over ±`half` points, as in the measurement of the real runs (FACTS: windows of
 * ±100 logged points). Near the ends the window shrinks, so the first and last `half` points are left out.
 */
export function detrended(values: Float64Array, half = 100): Float64Array {
  const residual = new Float64Array(values.length - 2 * half);
  // A line fitted to a symmetric window has the window's mean at its centre.
  let sum = 0;
  for (let i = 0; i <= 2 * half; i++) sum += values[i]!;
  for (let i = half; i < values.length - half; i++) {
    residual[i - half] = values[i]! - sum / (2 * half + 1);
    if (i + half + 1 < values.length) sum += values[i + half + 1]! - values[i - half]!;
  }
  return residual;
}

export const logs = (values: Float64Array): Float64Array => values.map(Math.log);

/** Least squares of y on x. */
export function line(x: readonly number[], y: readonly number[]): { slope: number; offset: number; rms: number } {
  const meanX = mean(x);
  const meanY = mean(y);
  let xy = 0;
  let xx = 0;
  for (let i = 0; i < x.length; i++) {
    xy += (x[i]! - meanX) * (y[i]! - meanY);
    xx += (x[i]! - meanX) ** 2;
  }
  const slope = xy / xx;
  const offset = meanY - slope * meanX;
  return { slope, offset, rms: Math.sqrt(mean(x.map((value, i) => (y[i]! - offset - slope * value) ** 2))) };
}
