import { biasCorrection, power } from '../core/maths.js';
import { createStream, type Stream } from '../core/rng.js';
import { dropBias, keepSamplingError } from './bias.js';
import type { Causes } from './causes.js';
import { createEpochs, type EpochMemory, visitEpoch } from './epochs.js';
import type { Replay } from './fault.js';
import { createMemory, crowding, gainOf, isFirstPass, type Memory, visitPool } from './memory.js';
import type { Mixture } from './mixture.js';
import type { Model } from './model.js';
import type { BatchNoise } from './noise.js';
import { dataSecret, type Scenario } from './scenario.js';
import { LAYOUT } from './step.js';

const { displacement: DISPLACEMENT, terms: TERMS } = LAYOUT;

/** Longest pool whose batches are remembered one by one, so that a repeated batch brings its own noise again. */
const LONGEST_RECALL = 4096;

/**
 * Data that come round again: the epochs of a finite data set, and the few batches that a broken loader serves over and
 * over. A pool of n tokens has an optimum of its own, displaced from the population's by sampling error (variance ∝ 1/n).
 */
export class PoolFeed {
  readonly #scenario: Scenario;
  readonly #model: Model;
  readonly #terms: Float64Array;
  readonly #secret: string;
  /** The data set, where it is finite, and the share of its examples that differ from each other. */
  #epochs: EpochMemory | null;
  #unique = 1;
  /** The mixture's terms without its sampling error. */
  #unbiased: Float64Array | null = null;
  readonly #replay: Replay = { batches: 0, shuffled: true, seen: false, unique: 1 };
  /** The loop of a broken loader, while there is one. */
  #loop: Memory | null = null;
  /** Amplitude of the gradient noise when the loop's sampling error was kept; 0 while there is none. */
  #keptAt = 0;
  /** The mixture's terms without a loop. */
  #before: Float64Array = new Float64Array(0);
  /** Whether the loop is of batches that were served before it began. */
  #loopSeen = false;
  /** Signs of the sampling error of the data set. */
  #signs: Stream;
  /** What every batch of the window brought, three numbers each. */
  readonly #served: Float64Array;
  #step = 0;

  constructor(scenario: Scenario, model: Model, mixture: Mixture, secret: string) {
    this.#served = new Float64Array(3 * scenario.window.steps);
    this.#scenario = scenario;
    this.#model = model;
    this.#terms = mixture.terms;
    this.#secret = secret;
    const { epochBatches } = scenario.memory;
    this.#epochs = epochBatches === null ? null : createEpochs(epochBatches);
    this.#signs = this.#plannedSigns();
  }

  /** Memorised share of the examples in this batch. */
  get memorised(): number {
    return (this.#loop ?? this.#epochs)?.current ?? 0;
  }

  /** What of it a loop has taught, by bringing the same few batches again and again: 0 in its first pass, and in epochs. */
  get looped(): number {
    if (this.#loop === null || isFirstPass(this.#loop)) return 0;
    return Math.max(0, this.memorised - (this.#epochs?.current ?? 0));
  }

  /**
   * Factor on the sampling error that a loop brings: it is that of the gradients its batches have now.
   * @param amplitude of the gradient noise of a usual batch
   */
  bias(amplitude: number): number {
    if (this.#keptAt === 0) return 0;
    // The amplitude has the root of what is not yet memorised in it; a sum of residuals goes as all of it.
    return (amplitude / this.#keptAt) * Math.sqrt(1 - this.memorised);
  }

  /**
   * How far the sampling error keeps its direction from one step to the next: as examples are learned, what is left of them
   * pulls elsewhere.
   */
  biasMemory(learningRateShare: number): number {
    return this.#keptAt > 0 ? Math.exp(-this.#scenario.memory.gainPerVisit * learningRateShare) : 1;
  }

  /**
   * Share of the gradient noise that still moves the first moment. The noise of n batches that come round in turn cancels
   * over a cycle but for their common part, the sampling error: what is left of the first moment's variance is
   * (Σw² − 1/n)(1+β1)/(1−β1) with w its weights on the n batches.
   */
  carried(beta1: number): number {
    const loop = this.#loop;
    if (loop === null || isFirstPass(loop)) return 1;
    const n = loop.batches;
    const cycle = biasCorrection(beta1, n);
    const squares = (((1 - beta1) / (1 + beta1)) * biasCorrection(beta1, 2 * n)) / (cycle * cycle);
    return Math.max(0, ((squares - 1 / n) * (1 + beta1)) / (1 - beta1));
  }

  /** Asks the causes which data repeat at this step and moves on by one batch. @param amplitude of its gradient noise */
  advance(causes: Causes, step: number, learningRateShare: number, amplitude: number): void {
    const { memory } = this.#scenario;
    const replay = this.#replay;
    this.#step = step;
    replay.batches = memory.epochBatches ?? 0;
    replay.shuffled = true;
    replay.seen = false;
    replay.unique = 1;
    causes.change('replay', step, replay);
    if (replay.shuffled) {
      if (this.#loop !== null) this.#closeLoop();
      if (replay.batches !== (this.#epochs?.batches ?? 0) || replay.unique !== this.#unique) this.#openData(replay);
    }
    // The first pass of a loop is what a sound loader would have served next: the data set goes on until it is through.
    const looping = this.#loop !== null && (this.#loopSeen || !isFirstPass(this.#loop));
    if (this.#epochs !== null && !looping) {
      // In the first pass every batch is new and its gradient unbiased; from the second on the sampling error comes again.
      if (this.#epochs.visited === this.#epochs.batches) {
        this.#unbiased = this.#terms.slice();
        this.#displace(this.#epochs.batches, this.#signs);
      }
      visitEpoch(this.#epochs, memory, learningRateShare);
    }
    if (replay.shuffled) return;
    if (this.#loop?.batches !== replay.batches || this.#loopSeen !== replay.seen) this.#openLoop(replay);
    const loop = this.#loop!;

    const room = crowding(this.#scenario, loop.batches * this.#scenario.batch.size);
    visitPool(loop, memory, learningRateShare, this.#knownBefore(loop.batches, learningRateShare), room);
    // From the second pass on the gradient is that of the same few batches, with their sampling error.
    if (loop.visited === loop.batches + 1) {
      const signs = createStream(this.#secret, ['pool']);
      this.#before = this.#terms.slice();
      this.#displace(loop.batches, createStream(this.#secret, ['pool', 'signs']));
      keepSamplingError(this.#model, this.#terms, amplitude, loop.batches, signs);
      this.#keptAt = amplitude;
    }
  }

  /** A batch of a loop brings its noise again (FACTS a7); a new one is remembered. Epochs are shuffled anew. */
  recall(batch: BatchNoise): void {
    const served = this.#served;
    const at = 3 * this.#step;
    if (this.#loop !== null && this.#loop.batches <= LONGEST_RECALL) {
      // What came round at the same place before: a pass ago, in the loop or before it began.
      const before = at - 3 * this.#loop.batches;
      if (before >= 0 && (this.#loopSeen || this.#loop.visited > this.#loop.batches)) {
        batch.loss = served[before]!;
        batch.extraNats = served[before + 1]!;
        batch.gradientScale = served[before + 2]!;
      }
    }
    if (at < 0) return;
    served[at] = batch.loss;
    served[at + 1] = batch.extraNats;
    served[at + 2] = batch.gradientScale;
  }

  #openLoop({ batches, seen }: Replay): void {
    this.#loop = createMemory(batches);
    this.#loopSeen = seen;
  }

  /** What is memorised of a batch that the loop serves for the first time. */
  #knownBefore(batches: number, learningRateShare: number): number {
    const known = this.#epochs?.current ?? 0;
    if (!this.#loopSeen) return known;
    const { memory } = this.#scenario;
    const left = Math.exp(-memory.forgettingPerStep * batches * learningRateShare);
    return known + (1 - known) * gainOf(memory, learningRateShare) * left;
  }

  /** Another data set from here on: what was memorised of the one before is memorised of its share in this one. */
  #openData({ batches, unique }: Replay): void {
    const known = this.#epochs?.current ?? 0;
    if (this.#unbiased !== null) this.#restore(this.#unbiased);
    this.#unbiased = null;
    this.#unique = unique;
    this.#epochs = batches > 0 ? { ...createEpochs(batches), left: known, sum: known * batches } : null;
    const planned = batches === this.#scenario.memory.epochBatches && unique === 1;
    this.#signs = planned ? this.#plannedSigns() : createStream(this.#secret, ['pool', 'data']);
  }

  #plannedSigns(): Stream {
    return createStream(dataSecret(this.#scenario), ['pool']);
  }

  /** The loader is sound again. */
  #closeLoop(): void {
    this.#loop = null;
    if (this.#keptAt === 0) return;
    this.#keptAt = 0;
    dropBias(this.#model);
    this.#restore(this.#before);
  }

  #restore(before: Float64Array): void {
    const { modes } = this.#model.spectrum;
    for (let t = DISPLACEMENT; t < modes * TERMS; t += TERMS) this.#terms[t] = before[t]!;
  }

  /** Adds the sampling error of a pool to where the run's own modes pull. */
  #displace(batches: number, signs: Stream): void {
    const terms = this.#terms;
    const { modes, multiplicity, curvature, target } = this.#model.spectrum;
    const energy = this.#scenario.memory.overfitting / (batches * this.#scenario.batch.size * this.#unique);
    for (let i = 0; i < modes; i++) {
      const size = Math.sqrt((2 * energy) / modes / multiplicity[i]! / curvature[i]!);
      const sign = signs.uniform() < 0.5 ? -1 : 1;
      if (target[i]! > 0) terms[i * TERMS + DISPLACEMENT]! += sign * size;
    }
  }

  /**
   * Noise of the loss of this batch over that of a fresh one. A loop brings the very same examples; in epochs the noise falls
   * only as the cube root of the loss (FACTS a9: .045, .040 and .033 nats in three epochs).
   */
  get noise(): number {
    const fresh = 1 - this.memorised;
    return this.#loop === null || (isFirstPass(this.#loop) && !this.#loopSeen) ? power(fresh, 1 / 3) : fresh;
  }
}
