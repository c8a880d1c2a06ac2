import type { Scenario } from './scenario.js';

/** Pool positions kept apart; a pool of fewer batches has one bucket a batch. */
const BUCKETS = 64;

/**
 * What the model remembers of the batches it has met before. A pool of n batches is visited in order; in the cycle
 * c of the pool every bucket has been visited c times, so a first pass shows nothing, and the loss falls at the
 * boundary (FACTS f1; recorded stuck-loader runs). Between visits memory fades; both rates scale with the learning rate.
 */
export interface Memory {
  /** Memorised share of each bucket as of its last visit. */
  readonly share: Float64Array;
  /** Batches in the pool; 0 while nothing repeats. */
  batches: number;
  /** Steps already spent on this pool. */
  visited: number;
  /** Memorised share of the pool before its first pass: a subset of data met before is known already. */
  before: number;
  /** Memorised share of the examples in the current batch, in [0, 1]. */
  current: number;
}

export function createMemory(): Memory {
  return { share: new Float64Array(BUCKETS), batches: 0, visited: 0, before: 0, current: 0 };
}

/** Starts a new pool; a pool drawn from the one before keeps what was memorised of it, on average. */
export function openPool(memory: Memory, batches: number): void {
  const old = Math.min(BUCKETS, memory.batches);
  let known = 0;
  for (let b = 0; b < old; b++) known += memory.share[b]! / old;
  memory.before = known;
  memory.share.fill(0);
  memory.batches = batches;
  memory.visited = 0;
  memory.current = 0;
}

/** Position of the current batch in the pool, in batches. */
export function poolPosition(memory: Memory): number {
  return memory.visited % memory.batches;
}

/** Moves to the next batch of the pool and sets the memorised share that its loss shows. */
export function visitPool(memory: Memory, rates: Scenario['memory'], learningRateShare: number): void {
  const { batches } = memory;
  const buckets = Math.min(BUCKETS, batches);
  const position = poolPosition(memory);
  const bucket = Math.floor((position * buckets) / batches);
  const first = Math.ceil((bucket * batches) / buckets);
  // The first batch of a bucket ends the fading since its last visit; what the pass adds is seen one cycle later.
  if (position === first) {
    const kept = memory.visited < batches ? memory.before : memory.share[bucket]!;
    const faded = kept * Math.exp(-rates.forgettingPerStep * learningRateShare * batches);
    memory.current = faded;
    memory.share[bucket] = faded + (1 - faded) * rates.gainPerVisit * Math.min(1, learningRateShare);
  }
  memory.visited++;
}
