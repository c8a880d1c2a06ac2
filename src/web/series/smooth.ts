/**
 * Exponential moving average with the start-up bias removed: dividing by the weight seen so far makes the first smoothed
 * value equal the first raw one instead of a pull towards zero. Values that are not finite give gaps and are not averaged.
 */
export function smooth(values: ArrayLike<number>, weight: number): Float64Array {
  const smoothed = new Float64Array(values.length);
  let sum = 0;
  let seen = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      smoothed[i] = Number.NaN;
      continue;
    }
    sum = weight * sum + (1 - weight) * value;
    seen = weight * seen + (1 - weight);
    smoothed[i] = sum / seen;
  }
  return smoothed;
}
