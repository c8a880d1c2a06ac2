import type { SliceMetric } from '../core/vocabulary.js';
import { GRAIN, SLICE_GRAIN } from './grain.js';
import type { Line } from './line.js';
import { lineOf } from './line.js';
import type { LineName, SliceLines } from './look.js';
import { surpriseOf } from './surprise.js';

/** Rows before and after a step whose means are compared, from a jump to a slow turn. */
const ROW_WINDOWS = [1, 4, 16, 64, 200] as const;
/** A schedule bends by plan; only its jumps surprise. */
const JUMPS = [1, 4] as const;
const EVALUATION_WINDOWS = [1, 2, 4] as const;

/** Rows and evaluations at which the logarithm of time sets in, and the first that are judged. */
const ROWS = { scale: 20, from: 30 };
const EVALUATIONS = { scale: 0.5, from: 4 };

const WATCHED: readonly LineName[] = [
  'train-loss',
  'gradient-norm',
  'learning-rate',
  'update-per-rate',
  'update-ratio',
  'weight-norm',
  'throughput',
  'zero-gradient-share',
  'lowest-rank-share',
  'rank-coherence',
  'rank-loss-deviation',
];
const WATCHED_SLICES: readonly SliceMetric[] = ['loss', 'accuracy', 'ece', 'confidence'];

/** How surprising a change of one line over one window is at each row, in robust deviations. */
export interface Track {
  readonly id: string;
  /** Shape [rows]; 0 where it cannot be judged. */
  readonly values: Float64Array;
}

/** Ids of all tracks, in order: those a run lacks included. */
export const TRACK_IDS: readonly string[] = [
  ...WATCHED.flatMap((name) => windowsOf(name).map((window) => `${name}/${window}`)),
  ...WATCHED_SLICES.flatMap((metric) =>
    EVALUATION_WINDOWS.flatMap((window) => [`slice-${metric}/${window}`, `slice-${metric}/alone-${window}`]),
  ),
];

function windowsOf(name: LineName): readonly number[] {
  return name === 'learning-rate' ? JUMPS : ROW_WINDOWS;
}

export function tracksOf(
  lines: ReadonlyMap<LineName, Line>,
  slices: ReadonlyMap<SliceMetric, SliceLines>,
  evaluationRows: Int32Array,
  rows: number,
): Track[] {
  const tracks: Track[] = [];
  for (const name of WATCHED) {
    const line = lines.get(name);
    if (line === undefined) continue;
    for (const window of windowsOf(name))
      tracks.push({ id: `${name}/${window}`, values: surpriseOf(line, { window, grain: GRAIN[name], ...ROWS }) });
  }
  for (const metric of WATCHED_SLICES) {
    const found = slices.get(metric);
    if (found === undefined) continue;
    const alone = found.lines.length < 2 ? [] : found.lines.map((line) => lineOf(without(line, found.mean)));
    for (const window of EVALUATION_WINDOWS) {
      const settings = { window, grain: SLICE_GRAIN[metric], ...EVALUATIONS };
      const most = (of: readonly Line[]) =>
        spread(greatest(of.map((line) => surpriseOf(line, settings))), evaluationRows, rows);
      tracks.push({ id: `slice-${metric}/${window}`, values: most(found.lines) });
      // What all slices do together is learning; one that leaves the others is news.
      if (alone.length > 0) tracks.push({ id: `slice-${metric}/alone-${window}`, values: most(alone) });
    }
  }
  return tracks;
}

function without(line: Line, mean: Line): Float64Array {
  return line.values.map((value, i) => value - mean.values[i]!);
}

function greatest(all: readonly Float64Array[]): Float64Array {
  const most = Float64Array.from(all[0] ?? []);
  for (const values of all.slice(1))
    for (let i = 0; i < most.length; i++) if (values[i]! > most[i]!) most[i] = values[i]!;
  return most;
}

/** An evaluation that surprises speaks for every row since the one before it. */
function spread(values: Float64Array, evaluationRows: Int32Array, rows: number): Float64Array {
  const all = new Float64Array(rows);
  for (let e = 1; e < values.length; e++)
    for (let row = evaluationRows[e - 1]! + 1; row <= evaluationRows[e]! && row < rows; row++) all[row] = values[e]!;
  return all;
}
