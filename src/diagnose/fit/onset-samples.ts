import type { Stream } from '../../core/rng.js';
import type { Look } from '../look.js';
import { TRACK_IDS } from '../tracks.js';

/** Rows that an onset is told from, in one run: half of them the most suspicious ones, half drawn at random. */
export const RIVALS = 39;
const SUSPICIOUS = 16;

/** Numbers of one row: its tracks, and the logarithm of the share of the run that has passed. */
export const SAMPLE_WIDTH = TRACK_IDS.length + 1;

/** An onset this early has nothing before it to be told from. */
const EARLIEST = 10;

/** Rows within this share of the run around the onset are not its rivals, and suspicious ones stay this far apart. */
const NEAR = 0.03;
const APART = 0.01;

/** The tracks at the onset, then at its rivals; null where there is no onset to find. Shape [(1 + RIVALS) × SAMPLE_WIDTH]. */
export function onsetSamples(look: Look, onset: number | null, stream: Stream): Float32Array | null {
  const { rows } = look;
  if (onset === null || onset < EARLIEST || onset >= rows - 2) return null;
  const rivals = Array.from({ length: rows }, (_, row) => row).filter((row) => Math.abs(row - onset) > NEAR * rows);
  const { evidence } = look.onset;
  const chosen: number[] = [];
  for (const row of [...rivals].sort((a, b) => evidence[b]! - evidence[a]! || a - b)) {
    if (chosen.every((other) => Math.abs(other - row) > APART * rows)) chosen.push(row);
    if (chosen.length === SUSPICIOUS) break;
  }
  while (chosen.length < RIVALS) chosen.push(stream.pick(rivals));
  const samples = new Float32Array((1 + RIVALS) * SAMPLE_WIDTH);
  const tracks = new Map(look.tracks.map(({ id, values }) => [id, values]));
  [onset, ...chosen].forEach((row, i) => {
    TRACK_IDS.forEach((id, track) => {
      samples[i * SAMPLE_WIDTH + track] = tracks.get(id)?.[row] ?? 0;
    });
    samples[i * SAMPLE_WIDTH + TRACK_IDS.length] = Math.log((row + 1) / rows);
  });
  return samples;
}
