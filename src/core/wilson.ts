/**
 * 95 % interval of a share (Wilson 1927). The same as `shareInterval` of web/series/intervals.ts, which cannot be imported from
 * here: a test holds them equal. @param share in [0, 1] @param size number of trials, at least 1
 */
export function wilson(share: number, size: number): [number, number] {
  const z = 1.96;
  const shrink = 1 + (z * z) / size;
  const centre = (share + (z * z) / (2 * size)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / size + (z * z) / (4 * size * size));
  return [centre - half, centre + half];
}
