import { softplus } from '../core/maths.js';
import type { Causes } from './causes.js';
import type { Scenario } from './scenario.js';

/** How much faster the answer "padding" is learned than the logit scale moves: it is a bias of the head, and never wrong. */
const QUICKNESS = 100;

/**
 * Padding that the loss counts. What follows padding is padding: that is learned within tens of steps, and then such targets
 * cost nothing and pull nowhere. The mean over all targets is then over more of them, so loss and gradient of the
 * others shrink by the share of padding; AdamW divides that factor out again.
 */
export class Padding {
  /** Share of the targets in the loss that are padding. */
  share = 0;
  readonly #speed: number;
  readonly #first: number;
  /** Logit of the answer "padding" where it is right. */
  #logit: number;

  constructor({ calibration }: Scenario) {
    this.#speed = QUICKNESS * calibration.speed;
    this.#first = -Math.log(calibration.classes - 1);
    this.#logit = this.#first;
  }

  /** One step: what the causes say, and what was learned at the step before. @param rateShare learning rate over its peak */
  advance(causes: Causes, step: number, rateShare: number): void {
    if (this.share > 0) this.#logit += this.#speed * rateShare;
    this.share = causes.number('padding', step, 0);
  }

  /** Share of the batch's loss and gradient that is left to the other targets. */
  get left(): number {
    return 1 - this.share;
  }

  /** Mean loss of a batch whose other targets cost this much, in nats. */
  lossOf(others: number): number {
    return this.share === 0 ? others : this.left * others + this.share * softplus(-this.#logit);
  }
}
