import type { SliceMetric } from '../core/vocabulary.js';
import { isDead } from './dead.js';
import { type Line, lineOf } from './line.js';
import type { Channel, Observation } from './observation.js';
import { estimateOnset, type OnsetEstimate, type OnsetModel } from './onset.js';
import { type Track, tracksOf } from './tracks.js';

/** How a channel is read: as it is, or as the logarithm of a positive quantity (its floor stands for "none"). */
const LOGARITHMS: Readonly<Partial<Record<Channel, number>>> = {
  'gradient-norm': 1e-8,
  'learning-rate': 1e-12,
  'update-ratio': 1e-12,
  'weight-norm': 1e-12,
  throughput: 1e-6,
  'attention-logit': 1e-4,
  'rank-norm-square': 1e-12,
  'rank-norm-lowest': 1e-6,
  'rank-loss-deviation': 1e-8,
  'loss-scale': 1e-12,
};

/** Lines that features are read from, beside the channels: what two panels tell only together. */
export type LineName = Channel | 'update-per-rate' | 'lowest-rank-share' | 'rank-coherence';

/** One metric of the slices, slice by slice. */
export interface SliceLines {
  readonly lines: readonly Line[];
  /** Mean over the slices that have a reading, evaluation by evaluation. */
  readonly mean: Line;
}

/** An observation prepared for its features. Windows are counted in rows, or in evaluations. */
export interface Look {
  readonly rows: number;
  /** Undefined where the run does not log it, or its instrument is dead. */
  line(name: LineName): Line | undefined;
  slices(metric: SliceMetric): SliceLines | undefined;
  /** Row at or after which each evaluation was made. Shape [evaluations]. */
  readonly evaluationRows: Int32Array;
  readonly tracks: readonly Track[];
  /** Where something most likely changed. */
  readonly onset: OnsetEstimate;
}

export function lookAt(observation: Observation, model?: OnsetModel): Look {
  const { series, steps } = observation;
  const evaluations = trained(observation);
  const rows = steps.length;
  const lines = new Map<LineName, Line>();
  // A dead panel is there and has nothing to say.
  for (const channel of Object.keys(series) as Channel[])
    if (!isDead(channel, series[channel]!))
      lines.set(channel, lineOf(transformed(series[channel]!, LOGARITHMS[channel])));
  combine(lines, 'update-per-rate', 'update-ratio', 'learning-rate', (ratio, rate) => ratio - rate);
  combine(lines, 'lowest-rank-share', 'rank-norm-lowest', 'rank-norm-square', (low, square) => low - square / 2);
  combine(lines, 'rank-coherence', 'gradient-norm', 'rank-norm-square', (norm, square) => norm - square / 2);

  const slices = new Map<SliceMetric, SliceLines>();
  for (const [metric, values] of Object.entries(evaluations?.metrics ?? {}) as [SliceMetric, Float64Array[]][])
    slices.set(metric, { lines: values.map(lineOf), mean: lineOf(meanOver(values)) });

  const evaluationRows = Int32Array.from(evaluations?.steps ?? [], (step) => firstRowFrom(steps, step));
  const tracks = tracksOf(lines, slices, evaluationRows, rows);
  const onset = estimateOnset(tracks, evaluationRows, rows, model);
  return {
    rows,
    line: (name) => lines.get(name),
    slices: (metric) => slices.get(metric),
    evaluationRows,
    tracks,
    onset,
  };
}

/** Evaluations after the first logged step: one before it reads the initialisation, in which no two networks are alike. */
function trained({ evaluations, steps }: Observation): Observation['evaluations'] {
  if (evaluations === null) return null;
  const first = evaluations.steps.findIndex((step) => step > steps[0]!);
  if (first <= 0) return evaluations;
  const metrics = Object.entries(evaluations.metrics).map(([metric, slices]) => [
    metric,
    slices.map((values) => values.subarray(first)),
  ]);
  return { ...evaluations, steps: evaluations.steps.subarray(first), metrics: Object.fromEntries(metrics) };
}

function transformed(values: Float64Array, floor: number | undefined): Float64Array {
  if (floor === undefined) return values;
  return values.map((value) => (Number.isFinite(value) ? Math.log(Math.max(floor, value)) : Number.NaN));
}

function combine(
  lines: Map<LineName, Line>,
  name: LineName,
  first: Channel,
  second: Channel,
  of: (first: number, second: number) => number,
): void {
  const [a, b] = [lines.get(first), lines.get(second)];
  if (a !== undefined && b !== undefined) lines.set(name, lineOf(a.values.map((value, i) => of(value, b.values[i]!))));
}

function meanOver(slices: readonly Float64Array[]): Float64Array {
  return Float64Array.from(slices[0] ?? [], (_, evaluation) => {
    const finite = slices.map((values) => values[evaluation]!).filter(Number.isFinite);
    return finite.length === 0 ? Number.NaN : finite.reduce((sum, value) => sum + value, 0) / finite.length;
  });
}

/** First row whose step is at least this one; the last row where none is. */
function firstRowFrom(steps: Float64Array, step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! < step) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, Math.max(0, steps.length - 1));
}
