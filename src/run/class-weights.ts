import { clamp } from '../core/maths.js';
import type { Causes } from './causes.js';
import type { SliceReading } from './evaluation.js';
import type { Weighing } from './fault.js';
import { answerAnew } from './otherwise.js';
import type { Scenario } from './scenario.js';

/** How much faster the biases of the head follow the weights than its scale does: they are single parameters. */
const QUICKNESS = 12;

/** Share of the honest loss that weights leave at least. */
const LEAST = 0.3;

/** What is saved bends down with the residual, and most examples leave less of it than the mean. */
const CONVEXITY = 0.5;

/** Share of what a model leaves to the other classes that the best of them gets. */
const BEST_RIVAL = 0.6;

/**
 * Classes that count for more than one in the loss. What minimises a weighted cross-entropy is the posterior with the odds of the
 * heavy classes multiplied by their weight (prior shift: Saerens et al. 2002), so the biases of the head move to log w, which
 * honest evaluation pays for. The loss and its gradient grow with the weights; Adam divides their size out again, and what is
 * left is that fewer examples decide.
 */
export class ClassWeights {
  readonly #weighing: Weighing = { share: 0, factor: 1 };
  readonly #speed: number;
  /** Bias of the heavy classes, in nats. */
  #bias = 0;
  #share = 0;

  constructor({ calibration }: Scenario) {
    this.#speed = QUICKNESS * calibration.speed;
  }

  /** One step: the head follows the weights in force. */
  advance(causes: Causes, step: number, learningRateShare: number): void {
    const weighing = this.#weighing;
    weighing.share = 0;
    weighing.factor = 1;
    causes.change('weighing', step, weighing);
    if (weighing.share > 0) this.#share = weighing.share;
    if (this.#share === 0) return;
    const wanted = Math.log(weighing.factor);
    const furthest = this.#speed * learningRateShare;
    this.#bias += clamp(wanted - this.#bias, -furthest, furthest);
  }

  /** Mean weight of an example: factor on the loss and on what all examples agree on. */
  get mean(): number {
    const { share, factor } = this.#weighing;
    return 1 + share * (factor - 1);
  }

  /** Root mean square of the weights: factor on what examples differ in. */
  get spread(): number {
    const { share, factor } = this.#weighing;
    return Math.sqrt(1 + share * (factor * factor - 1));
  }

  /** Weighted loss of a batch whose unweighted loss, with sound biases, is given, in nats. */
  lossOf(honest: number): number {
    const { share, factor } = this.#weighing;
    if (this.#bias === 0 && share === 0) return honest;
    // On an example that leaves the residual to the other classes, of which the heavy ones are a share.
    const mass = this.#share * (1 - Math.exp(-honest));
    const bias = this.#bias;
    const saved = factor * mass * bias - (1 + (factor - 1) * mass) * Math.log1p(mass * (Math.exp(bias) - 1));
    return Math.max(LEAST * honest, this.mean * honest - CONVEXITY * saved);
  }

  /** What an unweighted evaluation reads of a head with these biases. */
  answer(reading: SliceReading): void {
    const bias = this.#bias;
    if (bias === 0) return;
    const share = this.#share;
    const odds = Math.exp(bias);
    let cost = 0;
    let total = 0;
    answerAnew(reading, (items, confidence, accuracy, add) => {
      const rest = 1 - confidence;
      const heavy = confidence + share * rest;
      const light = share * rest;
      cost += items * share * (Math.log1p(heavy * (odds - 1)) - heavy * bias);
      cost += items * (1 - share) * (Math.log1p(light * (odds - 1)) - light * bias);
      total += items;
      add(share * items, (confidence * odds) / (1 + heavy * (odds - 1)), accuracy);
      const sum = 1 + light * (odds - 1);
      const rival = (BEST_RIVAL * light * odds) / sum;
      const own = confidence / sum;
      if (rival > own) add((1 - share) * items, rival, Math.min(1, BEST_RIVAL * share * (1 - accuracy)));
      else add((1 - share) * items, own, accuracy);
    });
    reading.loss += cost / total;
  }
}
