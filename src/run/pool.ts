import { createStream, type Stream } from '../core/rng.js';
import type { Causes } from './causes.js';
import type { Replay } from './fault.js';
import { createMemory, isFirstPass, type Memory, poolPosition, visitPool } from './memory.js';
import type { Mixture } from './mixture.js';
import type { BatchNoise } from './noise.js';
import { dataSecret, type Scenario } from './scenario.js';
import { LAYOUT } from './step.js';

const { curvature: CURVATURE, displacement: DISPLACEMENT, multiplicity: MULTIPLICITY, terms: TERMS } = LAYOUT;

/** Longest pool whose batches are remembered one by one, so that a repeated batch brings its own noise again. */
const LONGEST_RECALL = 4096;

/**
 * Data that come round again: the epochs of a finite data set, and the few batches that a broken loader serves over and
 * over. A pool of n tokens has an optimum of its own, displaced from the population's by sampling error (variance ∝ 1/n).
 */
export class PoolFeed {
  readonly #scenario: Scenario;
  readonly #terms: Float64Array;
  readonly #secret: string;
  /** The data set, where it is finite. */
  readonly #epochs: Memory | null;
  readonly #replay: Replay = { batches: 0, shuffled: true };
  /** The loop of a broken loader, while there is one. */
  #loop: Memory | null = null;
  /** Displacement without a loop, per mode. */
  readonly #before: Float64Array;
  #seen: BatchNoise[] = [];
  #position = 0;

  constructor(scenario: Scenario, mixture: Mixture, secret: string) {
    this.#scenario = scenario;
    this.#terms = mixture.terms;
    this.#secret = secret;
    const { epochBatches } = scenario.memory;
    this.#epochs = epochBatches === null ? null : createMemory(epochBatches);
    if (epochBatches !== null) this.#displace(epochBatches, createStream(dataSecret(scenario), ['pool']));
    this.#before = Float64Array.from(
      { length: this.#terms.length / TERMS },
      (_, i) => this.#terms[i * TERMS + DISPLACEMENT]!,
    );
  }

  /** Memorised share of the examples in this batch. */
  get memorised(): number {
    return (this.#loop ?? this.#epochs)?.current ?? 0;
  }

  /** Asks the causes which data repeat at this step and moves on by one batch. */
  advance(causes: Causes, step: number, learningRateShare: number): void {
    const { memory } = this.#scenario;
    const replay = this.#replay;
    replay.batches = memory.epochBatches ?? 0;
    replay.shuffled = true;
    causes.replay(step, replay);
    // The first pass of a loop is what a sound loader would have served next: the data set goes on until it is through.
    const looping = this.#loop !== null && !isFirstPass(this.#loop);
    if (this.#epochs !== null && !looping) visitPool(this.#epochs, memory, learningRateShare, 0);
    if (replay.shuffled) {
      if (this.#loop !== null) this.#closeLoop();
      return;
    }
    if (this.#loop?.batches !== replay.batches) this.#openLoop(replay.batches);
    const loop = this.#loop!;
    this.#position = poolPosition(loop);
    visitPool(loop, memory, learningRateShare, this.#epochs?.current ?? 0);
    // From the second pass on the gradient is that of the same few batches, with their sampling error.
    if (loop.visited === loop.batches + 1) this.#displace(loop.batches, createStream(this.#secret, ['pool']));
  }

  /** A batch of a loop brings its noise again (FACTS a7); a new one is remembered. Epochs are shuffled anew. */
  recall(batch: BatchNoise): void {
    if (this.#loop === null || this.#loop.batches > LONGEST_RECALL) return;
    const before = this.#seen[this.#position];
    if (before === undefined) {
      this.#seen[this.#position] = { ...batch };
      return;
    }
    batch.loss = before.loss;
    batch.extraNats = before.extraNats;
    batch.gradientScale = before.gradientScale;
  }

  #openLoop(batches: number): void {
    this.#loop = createMemory(batches);
    this.#seen = [];
  }

  /** The loader is sound again: the data pull where they did before. */
  #closeLoop(): void {
    this.#loop = null;
    for (let i = 0; i < this.#before.length; i++) this.#terms[i * TERMS + DISPLACEMENT] = this.#before[i]!;
  }

  /** Adds the sampling error of a pool to where the data pull. */
  #displace(batches: number, signs: Stream): void {
    const terms = this.#terms;
    const modes = terms.length / TERMS;
    const energy = this.#scenario.memory.overfitting / (batches * this.#scenario.batch.size);
    for (let t = 0; t < terms.length; t += TERMS) {
      const size = Math.sqrt((2 * energy) / modes / terms[t + MULTIPLICITY]! / terms[t + CURVATURE]!);
      terms[t + DISPLACEMENT]! += signs.uniform() < 0.5 ? -size : size;
    }
  }
}
