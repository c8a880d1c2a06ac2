import { softplus } from '../core/maths.js';
import { competence, sourceExcess } from './evaluation.js';
import { confidenceLogit, miscalibrationCost, wrongLabelCost } from './margin.js';
import { type Mixture, mixtureFloor } from './mixture.js';
import { type Model, saturate } from './model.js';
import type { BatchNoise } from './noise.js';
import type { PoolFeed } from './pool.js';
import type { Scenario } from './scenario.js';

/** Steps between two readings of the slowly moving quantities: losses by source and costs of the logit scale. */
const REFRESH = 25;

/**
 * Cross-entropy of the training batch, from the state before the update. The loss of a batch is
 * floor + excess + cost of the logit scale, less what is memorised, plus what wrong labels cost, plus the batch's noise.
 */
export class Objective {
  /** Loss of fresh, rightly labelled data of the mixture in force, in nats. */
  cleanLoss = 0;
  /** Loss of the batch's rightly labelled examples, memorised ones included: what its gradient grows with, in nats. */
  teachingLoss = 0;
  /** Mean logit of being right on the training mixture. */
  meanLogit = 0;
  readonly #scenario: Scenario;
  readonly #model: Model;
  readonly #mixture: Mixture;
  readonly #logRivals: number;
  #nominalVariance = 0;
  #extraVariance = 0;
  #scaleCost = 0;
  #randomLabelCost = 0;

  constructor(scenario: Scenario, model: Model, mixture: Mixture) {
    this.#scenario = scenario;
    this.#model = model;
    this.#mixture = mixture;
    this.#logRivals = Math.log(scenario.calibration.rivals - 1);
  }

  /** Loss of this step's batch as the job logs it, in nats. */
  trainLoss(
    step: number,
    batch: BatchNoise,
    extraNats: number,
    labelNoise: number,
    pool: PoolFeed,
    mixtureChanged: boolean,
  ): number {
    const scenario = this.#scenario;
    if (step % REFRESH === 0 || mixtureChanged) this.#refresh();
    const { noise, batch: size, spectrum, memory } = scenario;
    const excess = saturate(this.#model.excess, spectrum.saturation);
    this.cleanLoss = mixtureFloor(this.#mixture) + excess + this.#scaleCost;
    const scale = Math.exp(this.#model.logScale);
    const recalled = softplus(-confidenceLogit(memory.memorisedLogit, scale, this.#logRivals));
    const known = pool.memorised;
    this.teachingLoss = (1 - known) * this.cleanLoss + known * recalled + extraNats;
    // A label memorised with its noise costs no more than a right one.
    const wrong = labelNoise * (1 - known) * (this.#randomLabelCost - this.cleanLoss);
    const variance = (noise.lossPerRoot * noise.lossPerRoot + this.#extraVariance * noise.documentSize) / size.size;
    return this.teachingLoss + wrong + Math.sqrt(variance) * batch.loss;
  }

  #refresh(): void {
    const { calibration, sources, spectrum } = this.#scenario;
    const scale = Math.exp(this.#model.logScale);
    let mean = 0;
    let own = 0;
    let first = 0;
    let second = 0;
    for (let d = 0; d < this.#mixture.sources; d++) {
      const weight = this.#mixture.weights[d]!;
      if (weight === 0) continue;
      const excess = saturate(sourceExcess(this.#model, this.#mixture, d, 0), spectrum.saturation);
      const loss = this.#mixture.floor[d]! + excess;
      first += weight * loss;
      second += weight * loss * loss;
      if (d < sources.length) {
        mean += weight * competence(this.#scenario, d, excess);
        own += weight;
      }
    }
    this.meanLogit = own > 0 ? mean / own : 0;
    const variance = Math.max(0, second - first * first);
    // The measured noise constant already holds the differences between the run's own sources.
    if (this.#nominal()) this.#nominalVariance = variance;
    this.#extraVariance = Math.max(0, variance - this.#nominalVariance);
    const { spread, classes } = calibration;
    this.#scaleCost = miscalibrationCost(this.meanLogit, spread, scale, this.#logRivals);
    // A random label is one of the others: its share of the rest is 1/(classes − 1).
    this.#randomLabelCost = Math.log(classes - 1) + wrongLabelCost(this.meanLogit, spread, scale, this.#logRivals);
  }

  #nominal(): boolean {
    const { weights, nominal } = this.#mixture;
    for (let d = 0; d < weights.length; d++) if (weights[d] !== nominal[d]) return false;
    return true;
  }
}
