import type { Line } from './line.js';

/** Share of a slope that is trusted. */
const TRUST = 0.8;

/**
 * Mean of [from, to) less what the line was going to be there: its two windows before the onset, extrapolated in the
 * logarithm of time, in which learning is straighter than in time. NaN where the line has too little before the onset.
 * @param window rows of each of the two windows, cut where the run is younger
 */
export function departure(line: Line, onset: number, from: number, to: number, window: number): number {
  const size = Math.min(window, Math.floor(onset / 2));
  if (size < 1 || line.count(onset - size, onset) === 0) return Number.NaN;
  const near = line.mean(onset - size, onset);
  const far = line.mean(onset - 2 * size, onset - size);
  const end = Math.min(line.length, onset + to);
  const after = line.mean(onset + from, end);
  if (!Number.isFinite(far)) return after - near;
  const time = (row: number) => Math.log(1 + Math.max(0, row) + size / 2);
  const [t0, t1, t2] = [time(onset - 1.5 * size), time(onset - 0.5 * size), time((onset + from + end) / 2)];
  return after - near - (TRUST * (near - far) * (t2 - t1)) / (t1 - t0);
}
