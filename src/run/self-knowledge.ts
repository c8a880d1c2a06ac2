import type { Mixture } from './mixture.js';

/**
 * What a model knows of its own ignorance. Its answers are as sure as its training has taught it to be, and that is learned
 * like all else: doubt follows what it has come to get wrong, so many steps at the peak rate behind. Recorded: units that died at
 * a stroke took the calibration error of a classifier to .7 at once, .32 sixty steps later and .06 after two hundred; in
 * their first hundred steps both recorded networks are right more often than they believe.
 */
const STEPS = 35;

/**
 * Share of an ignorance it was never trained on that shows in the answers themselves. Recorded, confidence lost over accuracy
 * lost: .9 and −.5 with skewed features, .1 and .8 with another tokenizer, .3 after a spike of the learning rate; half is taken.
 */
const FELT = 0.5;

/** The excess loss that the answers on each source are as sure as, in nats. */
export class SelfKnowledge {
  /** Shape [sources]. */
  readonly #expected: Float64Array;
  readonly #mixture: Mixture;
  #passed = 0;
  #fresh = true;
  /** Share of what it was lately trained on that it knew by heart, where it saw nothing else. */
  #familiar = 0;

  constructor(mixture: Mixture) {
    this.#mixture = mixture;
    this.#expected = new Float64Array(mixture.sources);
  }

  /** A step of training goes by. @param rateShare learning rate over that of the peak @param looped memorised share of a loop's batch */
  advance(rateShare: number, looped = 0): void {
    this.#passed += rateShare;
    this.#familiar = Math.max(looped, this.#familiar * Math.exp(-rateShare / STEPS));
  }

  /**
   * A model that is shown the same few batches over and over learns how sure to be from them alone, and takes everything for one
   * of them: recorded with a loop of four, confidence +.39 and accuracy −.19, and 5.8 nats on what it never saw.
   * @param further how far the logit of what is known by heart lies above that of other items
   * @returns by how much margins are taken for larger than they are
   */
  certainty(further: number): number {
    return (1 - FELT) * this.#familiar * Math.max(0, further);
  }

  /** The excess loss of every source has been measured. A source that is not trained on teaches nothing of itself. */
  learn(excess: Float64Array): void {
    const { weights, nominal } = this.#mixture;
    for (let d = 0; d < excess.length; d++) {
      const shown = nominal[d]! > 0 ? Math.min(1, weights[d]! / nominal[d]!) : 0;
      const learned = this.#fresh ? 1 : 1 - Math.exp((-shown * this.#passed) / STEPS);
      this.#expected[d]! += learned * (excess[d]! - this.#expected[d]!);
    }
    this.#passed = 0;
    this.#fresh = false;
  }

  /** Excess loss in nats that the answers on a source know nothing of; below 0 where they doubt too much. */
  unknown(source: number, excess: number): number {
    return (1 - FELT) * (excess - this.#expected[source]!);
  }
}
