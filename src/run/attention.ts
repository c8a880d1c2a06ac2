import { sigmoid } from '../core/maths.js';
import type { Scenario } from './scenario.js';

/** Share of the logit that a step turns away, per squared update/weight ratio. */
const MIXING = 25;

/** Share of what is learned that is learned through attention. */
const THROUGH_ATTENTION = 0.5;

/** What is logged is the largest logit of one batch, which scatters: recorded, by 3 to 9 % from step to step. */
const SCATTER = 0.05;

/**
 * The largest attention logit, where no normalisation of queries and keys holds it. In 22 recorded runs of a tiny
 * transformer it follows what has been learned and not the learning rate: attention forms while the loss falls through a
 * narrow range (2.8 to 2.3 nats at four learning rates, three batch sizes and without decay; induction heads, Olsson et al.
 * 2022), so it follows a sigmoid of the excess loss. Where steps are violent it walks away by itself (Wortsman et al. 2023;
 * Zhai et al. 2023), as the product of two random walks does: by the square of the learning rate a step, × 8 of the rate for 10
 * steps (update/weight ratio .04) left the recorded logit alone, × 30 for 40 steps (.15) took it from 21 to 400. Once attention is
 * saturated no gradient holds it any more.
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

  /** The largest logit of one batch. @param normal standard normal number of this step */
  reading(normal: number): number {
    return this.#logit * Math.exp(SCATTER * normal);
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

  /** Share of what the data teach that saturated attention still lets through to the weights. */
  get passing(): number {
    if (this.#settings === null) return 1;
    const saturated = this.#logit / this.#settings.saturationLogit;
    const fourth = saturated * saturated * saturated * saturated;
    return 1 - (THROUGH_ATTENTION * fourth) / (1 + fourth);
  }

  /** Whether a normalisation of queries and keys holds the logit, by the configuration: 1, else 0. */
  get held(): number {
    return this.#settings?.normalised ? 1 : 0;
  }

  /**
   * One step of the optimiser.
   * @param updateRatio ‖ΔW‖/‖W‖ of it @param excess loss above the floor, in nats @param held 1 where a normalisation holds the logit
   * @param attended share of the answers that are copied from where it attends to, in [0, 1]
   */
  advance(learningRate: number, updateRatio: number, excess: number, held: number, attended = 0): void {
    if (this.#settings === null || held > 0) return;
    const { initialLogit, formedLogit, formationExcess, formationWidth, speed, turning, walk, saturationLogit } =
      this.#settings;
    const formed = sigmoid((formationExcess - excess) / formationWidth);
    // Copying what it attends to takes as sharp an attention as what forms by itself.
    const rest = initialLogit + (formedLogit - initialLogit) * Math.max(formed, attended);
    // Nothing holds it where attention is saturated, or far ahead of what has been learned.
    const ahead = this.#logit > 2 * rest + initialLogit;
    if (updateRatio > turning || ahead || this.#logit > saturationLogit) {
      this.#logit += walk * learningRate * learningRate;
      return;
    }
    // Each step turns some of what has formed away: × 8 of the rate took the recorded logit from 20 to 14 in ten steps. Else it
    // stays: wrong labels and foreign data left it within 6 % of its control's.
    this.#logit *= 1 - MIXING * updateRatio * updateRatio;
    this.#logit += Math.min(1, speed * learningRate) * Math.max(0, rest - this.#logit);
  }

  /** Puts the logit where a run under way has it. */
  settle(excess: number): void {
    if (this.#settings === null || this.#settings.normalised) return;
    const { initialLogit, formedLogit, formationExcess, formationWidth } = this.#settings;
    this.#logit = initialLogit + (formedLogit - initialLogit) * sigmoid((formationExcess - excess) / formationWidth);
  }
}
