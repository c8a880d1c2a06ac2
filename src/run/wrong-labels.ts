import type { Scenario } from './scenario.js';

/** What a visit memorises of a wrong label, over what it does of a right one: what agrees with the rest is learned first. */
const SLOWER = 0.35;

/**
 * Wrong labels of a data set that comes round again: they stay with their examples, so in the end they are memorised like
 * any other, and the training loss falls to nothing while the evaluation pays for it (Zhang et al. 2017; Arpit et al. 2017).
 * Where data are never repeated every visit brings another wrong label, and none is.
 */
export class WrongLabels {
  readonly #memory: Scenario['memory'];
  #memorised = 0;
  #flipped = 0;
  #smoothing = 0;

  constructor({ memory }: Scenario) {
    this.#memory = memory;
  }

  /** Share of the wrongly labelled examples whose wrong label is memorised, in [0, 1]. */
  get memorised(): number {
    return this.#memorised;
  }

  /** Share of labels that are replaced by another, in [0, 1]. */
  get flipped(): number {
    return this.#flipped;
  }

  /** Share of the target that lies on wrong labels, whether on one of them or, smoothed, on all: they pull alike on the mean. */
  get share(): number {
    return this.#flipped + this.#smoothing;
  }

  /** Share of the target that lies on labels that say nothing and that nothing was memorised of. */
  get random(): number {
    return this.#flipped * (1 - this.#memorised) + this.#smoothing;
  }

  /** One step of the pass over the data set. @param smoothing share of every target that is spread over all classes */
  advance(share: number, smoothing: number, learningRateShare: number): void {
    this.#flipped = share;
    this.#smoothing = (1 - share) * smoothing;
    const { epochBatches, gainPerVisit, forgettingPerStep } = this.#memory;
    if (epochBatches === null) return;
    const visits = share > 0 ? Math.min(1, learningRateShare) / epochBatches : 0;
    this.#memorised += (1 - this.#memorised) * SLOWER * gainPerVisit * visits;
    this.#memorised -= this.#memorised * Math.min(1, forgettingPerStep * learningRateShare);
  }

  /** What the evaluation pays, in nats: what was bent to fit wrong labels answers wrongly beside them. */
  get cost(): number {
    return this.#memory.spill * this.#flipped * this.#memorised;
  }
}
