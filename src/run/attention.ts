import { sigmoid } from '../core/maths.js';
import type { Scenario } from './scenario.js';

/** Most that the largest logit can grow in one step, as a share: a violent step turns the weights, it does not blow them up. */
const FASTEST_GROWTH = 0.1;

/**
 * The largest attention logit, where no normalisation of queries and keys holds it. In 22 recorded runs of a tiny
 * transformer it follows what has been learned and not the learning rate: attention forms while the loss falls through a
 * narrow range (2.8 to 2.3 nats at four learning rates, three batch sizes and without decay; induction heads, Olsson et al.
 * 2022), so it relaxes to a sigmoid of the excess loss. Where a step times the logit is too large it grows by itself
 * (Wortsman et al. 2023; Zhai et al. 2023): × 8 of the rate for 10 steps left the recorded logit alone, × 30 for 40 steps
 * took it from 21 to 380.
 */
export class Attention {
  readonly #settings: Scenario['attention'];
  #logit: number;

  constructor({ attention }: Scenario) {
    this.#settings = attention;
    this.#logit = attention?.initialLogit ?? 0;
  }

  /** Largest attention logit; 0 where a normalisation holds it. */
  get logit(): number {
    return this.#logit;
  }

  /**
   * Factor on every gradient that passes through attention, 1 where a normalisation holds the logits. Sharper attention makes
   * larger gradients: gradient norm times weight norm is 15·(1 + (logit/20)²) in the recorded runs, at every learning rate.
   * Saturated attention passes none on: at logits of 120 and 380 it was 25 and 13.
   */
  get sharpness(): number {
    if (this.#settings === null) return 1;
    const { sharpeningLogit, saturationLogit } = this.#settings;
    const sharp = this.#logit / sharpeningLogit;
    const saturated = this.#logit / saturationLogit;
    return 1 + (sharp * sharp) / (1 + saturated * saturated * saturated * saturated);
  }

  /** One step of the optimiser. @param excess loss above the floor, in nats */
  advance(learningRate: number, excess: number): void {
    if (this.#settings === null) return;
    const { initialLogit, formedLogit, formationExcess, formationWidth, speed, instability } = this.#settings;
    const formed = sigmoid((formationExcess - excess) / formationWidth);
    const rest = initialLogit + (formedLogit - initialLogit) * formed;
    const push = learningRate * this.#logit - instability;
    if (push > 0) this.#logit *= 1 + Math.min(FASTEST_GROWTH, push);
    else this.#logit += Math.min(1, speed * learningRate) * (rest - this.#logit);
  }

  /** Puts the logit where a run under way has it. */
  settle(excess: number): void {
    if (this.#settings === null) return;
    const { initialLogit, formedLogit, formationExcess, formationWidth } = this.#settings;
    this.#logit = initialLogit + (formedLogit - initialLogit) * sigmoid((formationExcess - excess) / formationWidth);
  }
}
