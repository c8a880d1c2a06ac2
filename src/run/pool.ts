import { createStream } from '../core/rng.js';
import type { Causes } from './causes.js';
import type { Replay } from './fault.js';
import { createMemory, openPool, poolPosition, visitPool } from './memory.js';
import type { Model } from './model.js';
import type { BatchNoise } from './noise.js';
import type { Scenario } from './scenario.js';

/** Longest pool whose batches are remembered one by one, so that a repeated batch brings its own noise again. */
const LONGEST_RECALL = 4096;

/**
 * Data that come round again: the epochs of a finite data set, or the few shards a broken loader repeats.
 * A pool of n tokens has an optimum of its own, displaced from the population's by sampling error (variance ∝ 1/n).
 */
export class PoolFeed {
  /** Share of the batch that comes from the pool. */
  share = 0;
  readonly #scenario: Scenario;
  readonly #model: Model;
  readonly #secret: string;
  readonly #memory = createMemory();
  readonly #replay: Replay = { batches: 0, share: 0 };
  #seen: BatchNoise[] = [];
  #pools = 0;
  #position = 0;

  constructor(scenario: Scenario, model: Model, secret: string) {
    this.#scenario = scenario;
    this.#model = model;
    this.#secret = secret;
  }

  /** Memorised share of the pool's examples in this batch. */
  get memorised(): number {
    return this.#memory.current;
  }

  /** Asks the causes which data repeat at this step and moves the pool on by one batch. */
  advance(causes: Causes, step: number, learningRateShare: number): void {
    const { memory } = this.#scenario;
    const replay = this.#replay;
    replay.batches = memory.epochBatches ?? 0;
    replay.share = memory.epochBatches === null ? 0 : 1;
    causes.replay(step, replay);
    this.share = replay.batches > 0 ? replay.share : 0;
    if (this.#memory.batches !== replay.batches) this.#open(replay.batches);
    if (this.share === 0) return;
    this.#position = poolPosition(this.#memory);
    visitPool(this.#memory, memory, learningRateShare);
  }

  /** A batch met before brings its noise again (FACTS a7); a new one is remembered. */
  recall(batch: BatchNoise): void {
    if (this.share === 0 || this.#memory.batches > LONGEST_RECALL) return;
    const position = this.#position;
    const before = this.#seen[position];
    if (before === undefined) {
      this.#seen[position] = { ...batch };
      return;
    }
    const kept = this.share;
    const rest = Math.sqrt(1 - kept * kept);
    batch.loss = kept * before.loss + rest * batch.loss;
    batch.extraNats = kept * before.extraNats + (1 - kept) * batch.extraNats;
    batch.gradientScale = Math.exp(kept * Math.log(before.gradientScale) + rest * Math.log(batch.gradientScale));
  }

  #open(batches: number): void {
    openPool(this.#memory, batches);
    this.#seen = [];
    const { displacement, spectrum } = this.#model;
    if (batches === 0) {
      displacement.fill(0);
      return;
    }
    const signs = createStream(this.#secret, ['pool', this.#pools++]);
    const energy = this.#scenario.memory.overfitting / (batches * this.#scenario.batch.size);
    for (let i = 0; i < spectrum.modes; i++) {
      const size = Math.sqrt((2 * energy) / spectrum.modes / spectrum.multiplicity[i]! / spectrum.curvature[i]!);
      displacement[i] = signs.uniform() < 0.5 ? -size : size;
    }
  }

}
