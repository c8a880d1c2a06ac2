import { clamp, logit, sigmoid } from '../core/maths.js';
import { confidenceLogit } from './margin.js';
import type { Rivals } from './rivals.js';

/** Reach of the margins in standard deviations, and the widest piece one node of the integral stands for. */
const REACH = 4.2;
const PIECE = 0.6;

/** Sums over the margins of a bin, weighted by their density: of 1, of what the model says, of what is right. */
export class BinSums {
  readonly mass: Float64Array;
  readonly said: Float64Array;
  readonly right: Float64Array;

  constructor(bins: number) {
    this.mass = new Float64Array(bins);
    this.said = new Float64Array(bins);
    this.right = new Float64Array(bins);
  }
}

/**
 * Margins (margin.ts) in bins of confidence of equal width: each bin is an interval of margins, integrated by the
 * mid-point rule over pieces of it, finer than the density bends. Exponentials are most of what this costs.
 */
export class MarginBins {
  /** What `fill` found. */
  readonly sums: BinSums;
  readonly #bins: number;
  readonly #spread: number;
  readonly #rivals: Rivals;
  /** Logit of the confidence at the upper edge of each bin but the last. */
  readonly #edgeLogits: Float64Array;
  /** At the logit scale last filled at: margin at the edges and in the middle of a bin, what is said there, and the odds of being wrong. */
  #filledAt = Number.NaN;
  readonly #edges: Float64Array;
  readonly #middles: Float64Array;
  readonly #saidThere: Float64Array;
  readonly #wrongThere: Float64Array;
  #lead = 0;
  /** Sums of one interval. */
  readonly #part = new BinSums(1);

  constructor(bins: number, spread: number, rivals: Rivals) {
    this.sums = new BinSums(bins);
    this.#bins = bins;
    this.#spread = spread;
    this.#rivals = rivals;
    this.#edgeLogits = Float64Array.from({ length: bins - 1 }, (_, b) => logit((b + 1) / bins));
    this.#edges = new Float64Array(bins - 1);
    this.#middles = new Float64Array(bins);
    this.#saidThere = new Float64Array(bins);
    this.#wrongThere = new Float64Array(bins);
  }

  /**
   * Integrates margins of this mean at this logit scale into `sums`; returns their mass. @param lead by how much the model takes
   * its margins for larger than they are: `mean` is what it takes them for
   */
  fill(mean: number, scale: number, lead = 0): number {
    if (scale !== this.#filledAt) this.#tabulate(scale);
    this.#lead = lead;
    const odds = Math.exp(lead);
    const { mass, said, right } = this.sums;
    const edges = this.#edges;
    const part = this.#part;
    const spread = this.#spread;
    const last = this.#bins - 1;
    const highest = mean + REACH * spread;
    let low = mean - REACH * spread;
    let total = 0;
    for (let b = 0; b <= last; b++) {
      const high = b === last ? highest : clamp(edges[b]!, low, highest);
      const width = high - low;
      if (width <= PIECE * spread && b > 0 && low === edges[b - 1] && high === edges[b]) {
        // The bin is one piece, and what is said and right in its middle is that of every slice at this scale.
        const z = (this.#middles[b]! - mean) / spread;
        const weight = width * Math.exp((-z * z) / 2);
        mass[b] = weight;
        said[b] = weight * this.#saidThere[b]!;
        right[b] = weight / (1 + odds * this.#wrongThere[b]!);
      } else {
        this.#integrate(low, high, mean, scale);
        mass[b] = part.mass[0]!;
        said[b] = part.said[0]!;
        right[b] = part.right[0]!;
      }
      total += mass[b]!;
      low = high;
    }
    return total;
  }

  /**
   * The items of the last `fill` in the bins they come to at another logit scale. Of each old bin the share `got` was
   * right: its luck goes with its items. NaN where it had none.
   */
  regroup(mean: number, scale: number, got: Float64Array): BinSums {
    const sums = new BinSums(this.#bins);
    const part = this.#part;
    const last = this.#bins - 1;
    const highest = mean + REACH * this.#spread;
    let low = mean - REACH * this.#spread;
    let old = 0;
    for (let b = 0; b <= last; b++) {
      const edge = b === last ? highest : clamp(this.#edgeAt(b, scale), low, highest);
      while (low < edge) {
        const oldEdge = old === last ? highest : clamp(this.#edges[old]!, low, highest);
        const high = Math.min(edge, oldEdge);
        this.#integrate(low, high, mean, scale);
        const weight = part.mass[0]!;
        const right = part.right[0]!;
        const fair = this.sums.right[old]! / this.sums.mass[old]!;
        const real = got[old]!;
        sums.mass[b]! += weight;
        sums.said[b]! += part.said[0]!;
        if (real < fair) sums.right[b]! += (right * real) / fair;
        else if (real > fair) sums.right[b]! += weight - ((weight - right) * (1 - real)) / (1 - fair);
        else sums.right[b]! += right;
        if (high === oldEdge && old < last) old++;
        low = high;
      }
    }
    return sums;
  }

  /** Sums over the margins between low and high, into #part. */
  #integrate(low: number, high: number, mean: number, scale: number): void {
    const spread = this.#spread;
    const pieces = Math.ceil((high - low) / (PIECE * spread));
    const width = (high - low) / pieces;
    const first = low + 0.5 * width;
    // Every piece is as wide, so the exponentials of each are those of the one before times a factor.
    const z = (first - mean) / spread;
    const step = width / spread;
    let density = width * Math.exp((-z * z) / 2);
    let factor = Math.exp(-step * (z + step / 2));
    const bend = Math.exp(-step * step);
    let wrong = Math.exp(this.#lead - first);
    const wrongFactor = Math.exp(-width);
    let doubt = Math.exp(-confidenceLogit(first, scale, this.#rivals));
    const doubtFactor = Math.exp(-scale * width);
    let mass = 0;
    let said = 0;
    let right = 0;
    for (let k = 0; k < pieces; k++) {
      mass += density;
      said += density / (1 + doubt);
      right += density / (1 + wrong);
      density *= factor;
      factor *= bend;
      wrong *= wrongFactor;
      doubt *= doubtFactor;
    }
    this.#part.mass[0] = mass;
    this.#part.said[0] = said;
    this.#part.right[0] = right;
  }

  #tabulate(scale: number): void {
    this.#filledAt = scale;
    for (let b = 0; b < this.#bins - 1; b++) {
      this.#edges[b] = this.#edgeAt(b, scale);
      if (b === 0) continue;
      const low = this.#edges[b - 1]!;
      const middle = low + 0.5 * (this.#edges[b]! - low);
      this.#middles[b] = middle;
      this.#saidThere[b] = sigmoid(confidenceLogit(middle, scale, this.#rivals));
      this.#wrongThere[b] = Math.exp(-middle);
    }
  }

  #edgeAt(bin: number, scale: number): number {
    return (this.#edgeLogits[bin]! - this.#rivals.shift(scale)) / scale;
  }
}
