import { linearRegression, linearRegressionLine, rSquared } from 'simple-statistics';

/**
 * Whether a cost grows in proportion to a size: a least-squares line through the times. The sizes are measured in turn,
 * round after round, so that a machine that slows down slows all of them; of the rounds of a size the fastest counts, as
 * everything that can go wrong takes longer.
 * @param {readonly number[]} sizes
 * @param {(size: number, round: number) => number} milliseconds of one run
 * @param {number} rounds
 */
export function measureLinearity(sizes, milliseconds, rounds) {
  const fastest = new Map(sizes.map((size) => [size, Number.POSITIVE_INFINITY]));
  // Rounds below 0 warm up.
  for (let round = -2; round < rounds; round++)
    for (const size of sizes) {
      const time = milliseconds(size, round);
      if (round >= 0) fastest.set(size, Math.min(time, fastest.get(size)));
    }
  const points = [...fastest];
  const fit = linearRegression(points);
  const line = linearRegressionLine(fit);
  return {
    points: points.map(([size, time]) => ({ size, time, fitted: line(size) })),
    /** time = start + slope · size, in milliseconds. */
    start: fit.b,
    slope: fit.m,
    rSquared: rSquared(points, line),
    largestResidual: Math.max(...points.map(([size, time]) => Math.abs(time / line(size) - 1))),
  };
}

/** The line in words, such as `2.90 ms + 4.43 µs · steps; R² 0.99958, largest residual 3.1 %`. */
export function lineText({ start, slope, rSquared: quality, largestResidual }, size) {
  const sign = slope < 0 ? '−' : '+';
  return `${start.toFixed(2)} ms ${sign} ${Math.abs(1000 * slope).toFixed(2)} µs · ${size}; R² ${quality.toFixed(5)}, largest residual ${(100 * largestResidual).toFixed(1)} %`;
}
