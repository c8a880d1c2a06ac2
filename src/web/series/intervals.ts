/** 97.5th percentile of the standard normal distribution. */
const Z = 1.96;

/** 95 % interval of a share of `size` examples (Wilson 1927), which stays within [0, 1]. */
export function shareInterval(share: number, size: number): readonly [number, number] {
  const shrink = 1 + (Z * Z) / size;
  const centre = (share + (Z * Z) / (2 * size)) / shrink;
  const half = (Z / shrink) * Math.sqrt((share * (1 - share)) / size + (Z * Z) / (4 * size * size));
  return [centre - half, centre + half];
}

/** Half of the 95 % interval of a mean. @param spread standard deviation of one example */
export function meanHalfWidth(spread: number, size: number): number {
  return (Z * spread) / Math.sqrt(size);
}

/** Half of the 95 % interval of the difference of two shares of as many examples each, taken as independent. */
export function shareChangeHalfWidth(before: number, after: number, size: number): number {
  return Z * Math.sqrt((before * (1 - before) + after * (1 - after)) / size);
}
