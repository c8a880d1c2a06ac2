import { clamp } from '../core/maths.js';
import type { Stream } from '../core/rng.js';
import { dropBias, keepGradient } from './bias.js';
import type { Causes } from './causes.js';
import type { RankState } from './fault.js';
import type { Model } from './model.js';
import type { Scenario } from './scenario.js';

/**
 * Data-parallel ranks: each computes the gradient of its own part of the batch, and the all-reduce averages them. A rank's
 * part is 1/N of the batch, so its noise has N times the variance. Of k ranks that send zeros the mean loses k/N of the
 * signal and of the noise variance; ranks that send one old gradient add a constant one instead.
 */
export class Ranks {
  /** What the ranks do at this step. */
  readonly now: RankState = { silent: 0, stale: 0, drifting: false, copies: 1 };
  readonly #count: number;
  readonly #model: Model;
  readonly #terms: Float64Array;
  readonly #stream: Stream;
  readonly #entrySpread: number;
  #kept = 0;

  constructor(scenario: Scenario, model: Model, terms: Float64Array, stream: Stream) {
    this.#count = scenario.batch.ranks;
    this.#model = model;
    this.#terms = terms;
    this.#stream = stream;
    this.#entrySpread = scenario.numerics.entrySpread;
  }

  /** Share of the mean gradient that is fresh. */
  get fresh(): number {
    return 1 - (this.now.silent + this.now.stale) / this.#count;
  }

  /** Factor on the amplitude of the noise: fewer ranks average less, as do such that read the same, and one that drifts alone averages nothing. */
  get noise(): number {
    return Math.sqrt(this.fresh * (this.now.drifting ? this.#count : this.now.copies));
  }

  /** Whether some ranks repeat an old gradient. */
  get repeats(): boolean {
    return this.#kept > 0;
  }

  /** Mean squared gradient norm of a rank in engine units: its own noise has N times the variance of the mean's. */
  squareOf({ squaredNorm, squaredNoise }: Model): number {
    return this.now.drifting ? squaredNorm : squaredNorm + (this.#count / this.now.copies - 1) * squaredNoise;
  }

  /** Share of the differences between ranks that is left: those that read the same do not differ. */
  get apart(): number {
    return this.#count < 2 ? 1 : 1 - (this.now.copies - 1) / (this.#count - 1);
  }

  /** Asks the causes what the ranks do. Ranks that turn stale keep the gradient of the step before. */
  advance(causes: Causes, step: number): void {
    const { now } = this;
    now.silent = 0;
    now.stale = 0;
    now.drifting = false;
    now.copies = 1;
    causes.change('ranks', step, now);
    // A rank that is silent cannot be stale as well, and there are no more than there are.
    now.silent = clamp(now.silent, 0, this.#count);
    now.stale = clamp(now.stale, 0, this.#count - now.silent);
    now.copies = clamp(now.copies, 1, this.#count);
    if (now.stale === this.#kept) return;
    if (this.#kept > 0) dropBias(this.#model);
    this.#kept = now.stale;
    // k ranks of N, each with N times the noise of the mean.
    const share = now.stale / this.#count;
    if (share === 0) return;
    const smaller = this.#count / now.stale;
    keepGradient(this.#model, this.#terms, share, smaller, this.#entrySpread, this.#stream);
  }
}
