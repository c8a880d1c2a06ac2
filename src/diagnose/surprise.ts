import { type Line, medianInPlace, strideOf } from './line.js';

/** How a line changes over one window length: see `bendsOf`. */
export interface BendSettings {
  /** Rows (or evaluations) of each of the three windows that are compared. */
  readonly window: number;
  /** Smallest difference that means anything. */
  readonly grain: number;
  /** Index at which the logarithm of time sets in. */
  readonly scale: number;
  /** First index that is judged: at its very beginning every run turns. */
  readonly from: number;
}

/** Share of a slope that is extrapolated: all of it would double the noise of what is compared. */
const DAMPING = 0.7;

/** More than this many deviations say no more. */
const MOST = 30;

/**
 * How surprising a change is at each index, in robust deviations without sign: the mean of the window from there on, less
 * what the two windows before it extrapolate to, over how the same line bends elsewhere. Trends, wander and heavy tails
 * so excuse themselves. Shape [length]; 0 where it cannot be judged.
 */
export function surpriseOf(line: Line, settings: BendSettings): Float64Array {
  const { length } = line;
  const { window, grain } = settings;
  const surprise = new Float64Array(length);
  const from = Math.max(settings.from, 2 * window);
  if (length < 6 * window || length - window < from) return surprise;
  bendsOf(line, window, slopesOf(window, settings.scale, length), surprise);
  const usual = usualBends(surprise, from, length - window + 1, Math.max(grain, line.noise / Math.sqrt(window)));
  const parts = partsOf(length);
  for (let i = 0; i < length; i++) {
    const ratio = i < from ? 0 : Math.abs(surprise[i]! / usual[parts[i]!]!);
    // Also where a bend is not a number.
    surprise[i] = ratio > 0 ? Math.min(MOST, ratio) : 0;
  }
  return surprise;
}

/** Bends by index; `slopes` is what a slope between the two windows before becomes by the window after. */
function bendsOf({ sums, counts, length }: Line, window: number, slopes: Float64Array, bends: Float64Array): void {
  for (let i = 2 * window; i + window <= length; i++) {
    const [start, earlier, end] = [i - 2 * window, i - window, i + window];
    const after = (sums[end]! - sums[i]!) / (counts[end]! - counts[i]!);
    const before = (sums[i]! - sums[earlier]!) / (counts[i]! - counts[earlier]!);
    const first = (sums[earlier]! - sums[start]!) / (counts[earlier]! - counts[start]!);
    bends[i] = after - before - (before - first) * slopes[i]!;
  }
}

/** Learning is straighter in the logarithm of time than in time, so that is what is extrapolated in. */
function slopesOf(window: number, scale: number, length: number): Float64Array {
  const key = `${window} ${scale}`;
  const known = remembered.get(key);
  if (known !== undefined && known.length >= length) return known;
  const time = (at: number) => Math.log(at + window / 2 + scale);
  const slopes = Float64Array.from({ length }, (_, i) =>
    i < 2 * window ? 0 : (DAMPING * (time(i) - time(i - window))) / (time(i - window) - time(i - 2 * window)),
  );
  remembered.set(key, slopes);
  return slopes;
}

/** By window and scale: the same for every line, whatever its length. */
const remembered = new Map<string, Float64Array>();

/** Parts of a run that have bends of their own, each two thirds longer than the one before it: learning slows down. */
const PARTS = 12;
const PART_OF = 2;
let parts = new Uint8Array();

/** Part of every row, for so many rows at least: the same for every line. */
function partsOf(rows: number): Uint8Array {
  if (parts.length < rows)
    parts = Uint8Array.from({ length: rows }, (_, row) =>
      Math.min(PARTS - 1, Math.floor(PART_OF * Math.log(1 + row / 20))),
    );
  return parts;
}

/** Robust standard deviation of the bends in [from, to): by part of the run where it is greater there than over all. */
function usualBends(bends: Float64Array, from: number, to: number, least: number): Float64Array {
  const overall = Math.max(least, deviationOf(bends, from, to));
  const usual = new Float64Array(PARTS).fill(overall);
  for (let part = 0; part < PARTS; part++) {
    // A part is judged with its neighbours, so that a change does not excuse itself.
    const first = Math.max(from, Math.floor(20 * (Math.exp((part - 1) / PART_OF) - 1)));
    const end = Math.min(to, Math.ceil(20 * (Math.exp((part + 2) / PART_OF) - 1)));
    if (end - first > 8) usual[part] = Math.max(overall, deviationOf(bends, first, end));
  }
  return usual;
}

function deviationOf(bends: Float64Array, from: number, to: number): number {
  const stride = strideOf(to - from);
  const sizes = new Float64Array(Math.ceil((to - from) / stride));
  let finite = 0;
  for (let i = from; i < to; i += stride) if (Number.isFinite(bends[i]!)) sizes[finite++] = Math.abs(bends[i]!);
  return finite === 0 ? 0 : 1.4826 * medianInPlace(sizes.subarray(0, finite));
}
