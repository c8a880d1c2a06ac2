import { power } from '../core/maths.js';
import type { Stream } from '../core/rng.js';
import type { Scenario } from './scenario.js';

/**
 * Relative standard deviation of the gradient norm of one rank, times the root of its part of the batch: recorded with 96
 * tokens a rank as .14 to .17 over all healthy controls of the small transformer (highest and lowest norm of eight ranks).
 */
const SCATTER_PER_ROOT = 1.5;

/**
 * How much more it is while ranks agree: what they agree on they have more or less of. Recorded: the lowest of eight norms is
 * .64 of their root mean square in the first forty steps, when half of the power is common to all, and .82 in the end.
 */
const SCATTER_OF_COMMON = 2;

/** What a job reads off its ranks at one step. */
export interface RankReadings {
  /** Mean squared gradient norm. */
  square: number;
  /** Lowest gradient norm. */
  lowest: number;
  /** Standard deviation of the losses of the ranks, in nats. */
  deviation: number;
}

/**
 * Readings of N ranks as samples of N: the mean of their squares, the lowest of their norms and the standard deviation of
 * their losses scatter from step to step, the less the larger the part of a rank is.
 */
export class RankSampler {
  readonly #ranks: number;
  readonly #stream: Stream;
  readonly #readings: RankReadings = { square: 0, lowest: 0, deviation: 0 };

  constructor({ batch }: Scenario, stream: Stream) {
    this.#ranks = batch.ranks;
    this.#stream = stream;
  }

  /**
   * @param square expected squared gradient norm of a rank
   * @param deviation standard deviation of the loss of a rank in nats
   * @param size units in the batch @param common share of that square that all ranks have in common
   * @returns one object, used again at the next step
   */
  read(square: number, deviation: number, size: number, common = 0): RankReadings {
    const ranks = this.#ranks;
    const scatter = Math.min(0.3, SCATTER_PER_ROOT / Math.sqrt(size / ranks)) * (1 + SCATTER_OF_COMMON * common);
    const mean = this.#stream.normal();
    // The lowest of some norms is never above their root mean square, and that of one is what it is.
    const lowest = Math.min(0, lowestOf(ranks, this.#stream.uniform()));
    const spread = this.#stream.normal();
    const readings = this.#readings;
    readings.square = square * Math.max(0.1, 1 + (2 * scatter * mean) / Math.sqrt(ranks));
    readings.lowest = Math.sqrt(readings.square) * (ranks < 2 ? 1 : Math.max(0.05, 1 + scatter * lowest));
    readings.deviation = ranks < 2 ? 0 : deviation * sampleDeviation(ranks - 1, spread);
    return readings;
  }
}

/**
 * The lowest of N standard normals from one uniform: its quantile is 1 − (1 − u)^(1/N), and the quantile of a normal is
 * 4.91 (p^.14 − (1 − p)^.14) within .02 (Tukey's lambda distribution; Joiner & Rosenblatt 1971).
 */
function lowestOf(count: number, uniform: number): number {
  const above = power(1 - uniform, 1 / count);
  return 4.91 * (power(1 - above, 0.14) - power(above, 0.14));
}

/** A sample's standard deviation over the true one, from a normal (Wilson & Hilferty 1931, with k degrees of freedom). */
function sampleDeviation(k: number, normal: number): number {
  const root = Math.max(0.05, 1 - 2 / (9 * k) + normal * Math.sqrt(2 / (9 * k)));
  return root * Math.sqrt(root);
}
