import { createStream } from '../core/rng.js';
import type { Causes } from './causes.js';
import type { Replay } from './fault.js';
import { createMemory, openPool, poolPosition, visitPool } from './memory.js';
import type { Mixture } from './mixture.js';
import type { BatchNoise } from './noise.js';
import { dataSecret, type Scenario } from './scenario.js';
import { LAYOUT } from './step.js';

const { curvature: CURVATURE, displacement: DISPLACEMENT, multiplicity: MULTIPLICITY, terms: TERMS } = LAYOUT;

/** Longest pool whose batches are remembered one by one, so that a repeated batch brings its own noise again. */
const LONGEST_RECALL = 4096;

/**
 * Data that come round again: the epochs of a finite data set, or the few shards a broken loader repeats.
 * A pool of n tokens has an optimum of its own, displaced from the population's by sampling error (variance ∝ 1/n).
 */
export class PoolFeed {
  readonly #scenario: Scenario;
  readonly #terms: Float64Array;
  readonly #secret: string;
  readonly #memory = createMemory();
  readonly #replay: Replay = { batches: 0, shuffled: true };
  #seen: BatchNoise[] = [];
  #pools = 0;
  #position = 0;

  constructor(scenario: Scenario, mixture: Mixture, secret: string) {
    this.#scenario = scenario;
    this.#terms = mixture.terms;
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
    replay.shuffled = true;
    causes.replay(step, replay);
    if (this.#memory.batches !== replay.batches) this.#open(replay.batches, !replay.shuffled);
    if (replay.batches === 0) return;
    this.#position = poolPosition(this.#memory);
    visitPool(this.#memory, memory, learningRateShare);
  }

  /** A batch met before brings its noise again (FACTS a7); a new one is remembered. */
  recall(batch: BatchNoise): void {
    const { batches, shuffled } = this.#replay;
    if (batches === 0 || shuffled || batches > LONGEST_RECALL) return;
    const position = this.#position;
    const before = this.#seen[position];
    if (before === undefined) {
      this.#seen[position] = { ...batch };
      return;
    }
    batch.loss = before.loss;
    batch.extraNats = before.extraNats;
    batch.gradientScale = before.gradientScale;
  }

  /** A pool drawn from another one has that one's sampling error and, on top, its own. */
  #open(batches: number, replayed: boolean): void {
    openPool(this.#memory, batches);
    this.#seen = [];
    const terms = this.#terms;
    const modes = terms.length / TERMS;
    // The data set is the same in every run; what a broken loader picks from it is not.
    const signs = createStream(replayed ? this.#secret : dataSecret(this.#scenario), ['pool', this.#pools++]);
    const energy = this.#scenario.memory.overfitting / (batches * this.#scenario.batch.size);
    for (let t = 0; t < terms.length; t += TERMS) {
      const size = Math.sqrt((2 * energy) / modes / terms[t + MULTIPLICITY]! / terms[t + CURVATURE]!);
      const pull = signs.uniform() < 0.5 ? -size : size;
      terms[t + DISPLACEMENT] = batches === 0 ? 0 : terms[t + DISPLACEMENT]! + pull;
    }
  }
}
