import { softplus } from '../core/maths.js';
import { competence, sourceExcess } from './evaluation.js';
import { confidenceLogit, miscalibrationCost, wrongLabelCost } from './margin.js';
import { type Mixture, mixtureFloor } from './mixture.js';
import { type Model, saturate } from './model.js';
import type { BatchNoise } from './noise.js';
import type { PoolFeed } from './pool.js';
import type { Scenario } from './scenario.js';

/** Steps between two readings of the losses by source, which move slowly. */
const REFRESH = 25;

/** Change of the log logit scale after which its costs are integrated again. */
const SCALE_STEP = 0.01;

/** Change of the mean logit of being right after which they are, too. */
const LOGIT_STEP = 0.02;

/**
 * Cross-entropy of the training batch, from the state before the update. The loss of a batch is
 * floor + excess + cost of the logit scale, less what is memorised, plus what wrong labels cost, plus the batch's noise.
 */
export class Objective {
  /** Mean logit of being right on the training mixture. */
  meanLogit = 0;
  readonly #scenario: Scenario;
  readonly #model: Model;
  readonly #mixture: Mixture;
  readonly #logRivals: number;
  #extraVariance = 0;
  #scaleCost = 0;
  #randomLabelCost = 0;
  #recalledLoss = 0;
  #recalledWrongCost = 0;
  #readAt = 0;
  #fresh = true;

  constructor(scenario: Scenario, model: Model, mixture: Mixture) {
    this.#scenario = scenario;
    this.#model = model;
    this.#mixture = mixture;
    this.#logRivals = Math.log(scenario.calibration.rivals - 1);
  }

  /**
   * Before the gradient: mean squared residual of softmax on the batch's rightly labelled examples, in [0, 1], which the
   * power of the gradient noise grows with. A loss of L nats leaves about 1 − e^−L; what is memorised leaves little. The
   * excess in it is that of the step before.
   */
  residualPower(step: number, extraNats: number, pool: PoolFeed, mixtureChanged: boolean): number {
    const { logScale } = this.#model;
    if (step % REFRESH === 0 || mixtureChanged || this.#fresh) this.#refreshSources();
    if (Math.abs(logScale - this.#readAt) > SCALE_STEP || this.#fresh) this.#refreshScale(logScale);
    this.#fresh = false;
    const known = pool.memorised;
    const fresh = 1 - Math.exp(-this.#cleanLoss() - extraNats);
    return (1 - known) * fresh + known * (1 - Math.exp(-this.#recalledLoss));
  }

  /** After the gradient has measured the excess: loss of the batch as the job logs it, in nats. */
  trainLoss(batch: BatchNoise, extraNats: number, labelNoise: number, pool: PoolFeed): number {
    const { noise, batch: size } = this.#scenario;
    const known = pool.memorised;
    const teaching = (1 - known) * this.#cleanLoss() + known * this.#recalledLoss + extraNats;
    // Random labels are drawn anew at every visit, so they are never memorised; a memorised example is the surest of the old one.
    const random = (1 - known) * this.#randomLabelCost + known * this.#recalledWrongCost;
    const wrong = labelNoise * (random - teaching + extraNats);
    // What is memorised has next to no loss and so next to no noise in it.
    const perExample = noise.lossPerRoot * noise.lossPerRoot + this.#extraVariance * noise.documentSize;
    const variance = ((1 - known) * perExample) / size.size;
    return teaching + wrong + Math.sqrt(variance) * batch.loss;
  }

  /** Loss of fresh, rightly labelled data of the mixture in force, in nats. */
  #cleanLoss(): number {
    return (
      mixtureFloor(this.#mixture) + saturate(this.#model.excess, this.#scenario.spectrum.saturation) + this.#scaleCost
    );
  }

  #refreshScale(logScale: number): void {
    const { calibration, memory } = this.#scenario;
    const { spread, classes } = calibration;
    const scale = Math.exp(logScale);
    this.#readAt = logScale;
    this.#scaleCost = miscalibrationCost(this.meanLogit, spread, scale, this.#logRivals);
    // A random label is one of the others: its share of the rest is 1/(classes − 1).
    this.#randomLabelCost = Math.log(classes - 1) + wrongLabelCost(this.meanLogit, spread, scale, this.#logRivals);
    const recalled = confidenceLogit(memory.memorisedLogit, scale, this.#logRivals);
    this.#recalledLoss = softplus(-recalled);
    this.#recalledWrongCost = Math.log(classes - 1) + softplus(recalled);
  }

  #refreshSources(): void {
    const { sources, spectrum } = this.#scenario;
    const { weights, nominal, floor } = this.#mixture;
    const before = this.meanLogit;
    let mean = 0;
    let own = 0;
    let first = 0;
    let second = 0;
    let plannedFirst = 0;
    let plannedSecond = 0;
    for (let d = 0; d < this.#mixture.sources; d++) {
      const weight = weights[d]!;
      const planned = nominal[d]!;
      if (weight === 0 && planned === 0) continue;
      const excess = saturate(sourceExcess(this.#model, this.#mixture, d, 0), spectrum.saturation);
      const loss = floor[d]! + excess;
      first += weight * loss;
      second += weight * loss * loss;
      plannedFirst += planned * loss;
      plannedSecond += planned * loss * loss;
      if (d < sources.length) {
        mean += weight * competence(this.#scenario, d, excess);
        own += weight;
      }
    }
    this.meanLogit = own > 0 ? mean / own : 0;
    if (Math.abs(this.meanLogit - before) > LOGIT_STEP) this.#fresh = true;
    // The measured noise constant already holds the differences between the run's own sources.
    this.#extraVariance = Math.max(0, second - first * first - (plannedSecond - plannedFirst * plannedFirst));
  }
}
