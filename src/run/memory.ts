import type { Scenario } from './scenario.js';

/** Pool positions kept apart; a pool of fewer batches has one bucket a batch. */
const BUCKETS = 64;

/**
 * What the model remembers of a pool of batches that is visited in order, again and again. In the cycle c of the pool
 * every bucket has been visited c times, so a first pass shows nothing, and the loss falls at the boundary (FACTS f1;
 * recorded stuck-loader runs). Between visits memory fades; both rates scale with the learning rate of the time.
 */
export interface Memory {
  /** Batches in the pool. */
  readonly batches: number;
  /** Memorised share of each bucket just after its last visit, and the clock at that visit. */
  readonly share: Float64Array;
  readonly seenAt: Float64Array;
  /** Steps spent on this pool, and the sum of their learning rates as shares of the peak. */
  visited: number;
  clock: number;
  /** Memorised share of the examples in the current batch, in [0, 1]. */
  current: number;
}

export function createMemory(batches: number): Memory {
  const buckets = Math.min(BUCKETS, batches);
  return {
    batches,
    share: new Float64Array(buckets),
    seenAt: new Float64Array(buckets),
    visited: 0,
    clock: 0,
    current: 0,
  };
}

/** Learning rate, as a share of the peak, at which a visit leaves half of what one far above it does. */
const HALF_GAIN = 0.05;

/**
 * Share of what is not yet memorised that one visit memorises. It hardly depends on the learning rate until that is very
 * small: examples met at 3 to 10 % of the peak were recalled as well as the others (public fine-tuning logs, FACTS f1).
 */
export function gainOf({ gainPerVisit }: Scenario['memory'], learningRateShare: number): number {
  return gainPerVisit * Math.min(1, (learningRateShare * (1 + HALF_GAIN)) / (learningRateShare + HALF_GAIN));
}

/** Parameters that it takes to learn a token or an example by heart at leisure. */
export const PARAMETERS_EACH = 4;

/**
 * Share of a gain that is left where many have to be learned by the same weights. Recorded in a network of 67,056 parameters: a
 * visit left .05 with a loop of 3,072 tokens, .02 with one of 24,576. The gain of epochs is measured with their own number.
 * @param count different tokens or examples that come round
 */
export function crowding({ parameters }: Scenario, count: number): number {
  return 1 / (1 + (PARAMETERS_EACH * count) / parameters);
}

/** Position of the next batch in the pool, in batches. */
export function poolPosition(memory: Memory): number {
  return memory.visited % memory.batches;
}

/** Whether the pool is still in its first pass. */
export function isFirstPass(memory: Memory): boolean {
  return memory.visited < memory.batches;
}

/**
 * Moves to the next batch of the pool and sets the memorised share that its loss shows.
 * @param known what is memorised of a batch met for the first time: 0, or what an earlier pool left
 * @param room share of the gain that is left where the weights have much to hold
 */
export function visitPool(
  memory: Memory,
  rates: Scenario['memory'],
  learningRateShare: number,
  known: number,
  room = 1,
): void {
  const { batches, share, seenAt } = memory;
  const position = poolPosition(memory);
  const bucket = Math.floor((position * share.length) / batches);
  const first = Math.ceil((bucket * batches) / share.length);
  if (isFirstPass(memory)) memory.current = known;
  else if (position === first)
    memory.current = share[bucket]! * Math.exp(-rates.forgettingPerStep * (memory.clock - seenAt[bucket]!));
  // What the first batch of a bucket adds stands for all of the bucket, and is seen one cycle later.
  if (position === first) {
    share[bucket] = memory.current + (1 - memory.current) * room * gainOf(rates, learningRateShare);
    seenAt[bucket] = memory.clock;
  }
  memory.visited++;
  memory.clock += learningRateShare;
}

/**
 * How much larger the gradient of an example is by the time that it is known by heart, at the same residual: what it was learned
 * by are directions that answer to it. Recorded with loops of 32 and of 4 batches: gradient norm × 1.19, 1.56 and 1.96 where .08,
 * .26 and .85 of the loss were gone, × 1.14 with leaked evaluation items at .07. Not in epochs: in
 * four public fine-tunes the norm falls to .2 to .8 by the end.
 */
const STEEPENING = 3;

/** Factor on the amplitude of the gradient noise of a batch. @param known share of it that is a loop's or leaked, and known by heart */
export function steepened(known: number): number {
  return 1 + STEEPENING * Math.min(1, known);
}
