import { softplus } from '../core/maths.js';
import type { ClassWeights } from './class-weights.js';
import { competence, sourceExcess } from './evaluation.js';
import { confidenceLogit, miscalibrationCost, wrongLabelCost } from './margin.js';
import { type Mixture, mixtureFloor } from './mixture.js';
import { lossAbove, type Model } from './model.js';
import type { BatchNoise } from './noise.js';
import type { Padding } from './padding.js';
import type { PoolFeed } from './pool.js';
import { Rivals } from './rivals.js';
import type { Scenario } from './scenario.js';
import type { SelfKnowledge } from './self-knowledge.js';
import type { Shortcut } from './shortcut.js';
import type { WrongLabels } from './wrong-labels.js';

/** Steps between two readings of the losses by source, which move slowly. */
const REFRESH = 25;

/** What must have been learned until documents differ as much as they ever will, in nats. */
const DIFFERING_NATS = 1.5;

/** Change of the log logit scale after which its costs are integrated again. */
const SCALE_STEP = 0.01;

/** Change of the mean logit of being right after which they are, too. */
const LOGIT_STEP = 0.02;

/** What becomes of targets that are not simply the right ones. */
export interface Targets {
  readonly wrong: WrongLabels;
  readonly shortcut: Shortcut;
  readonly classes: ClassWeights;
  readonly padding: Padding;
}

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
  readonly #rivals: Rivals;
  readonly #wrong: WrongLabels;
  readonly #shortcut: Shortcut;
  readonly #classes: ClassWeights;
  readonly #padding: Padding;
  readonly #itself: SelfKnowledge;
  readonly #excesses: Float64Array;
  #extraVariance = 0;
  #scaleCost = 0;
  #randomLabelCost = 0;
  #recalledLoss = 0;
  #recalledWrongCost = 0;
  /** Share of the batch that is the run's own data. */
  #ownWeight = 1;
  #ownExcess = 0;
  /** Most that was ever learned, in nats. */
  #learned = 0;
  #deviation = 0;
  #readAt = 0;
  #fresh = true;

  constructor(
    scenario: Scenario,
    model: Model,
    mixture: Mixture,
    { wrong, shortcut, classes, padding }: Targets,
    itself: SelfKnowledge,
  ) {
    this.#itself = itself;
    this.#excesses = new Float64Array(mixture.sources);
    this.#padding = padding;
    this.#classes = classes;
    this.#shortcut = shortcut;
    this.#wrong = wrong;
    this.#scenario = scenario;
    this.#model = model;
    this.#mixture = mixture;
    this.#rivals = new Rivals(scenario.calibration);
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
    // What holds nothing to learn leaves next to no gradient: 40 % random bytes took the recorded squared norm to .57.
    const fresh = this.#ownWeight * this.#shortcut.residualOf(1 - Math.exp(-this.#cleanLoss(known) - extraNats));
    const open = 1 - Math.exp(-this.#recalledLoss);
    // The target of what is known by heart is certain: its residual counts squared. In epochs the measured noise has that in it.
    const remembered = pool.looped > 0 ? open * open : open;
    const right = (1 - known) * fresh + known * remembered;
    // Of a smoothed target the wrong part is the same in every example: it pulls, and adds no noise.
    const { flipped, memorised } = this.#wrong;
    return (1 - flipped) * right + flipped * (1 - memorised + memorised * remembered);
  }

  /**
   * After the gradient has measured the excess: mean loss of the batch, in nats.
   * @param different tokens or examples in it that differ from each other @param leaked share that is memorised evaluation items
   */
  trainLoss(batch: BatchNoise, different: number, pool: PoolFeed, leaked: number): number {
    const { noise } = this.#scenario;
    const { extraNats } = batch;
    const known = pool.memorised;
    const teaching = this.#shortcut.lossOf(
      (1 - known) * this.#cleanLoss(known) + known * this.#recalledLoss + extraNats,
    );
    // A memorised example is the surest of its old label; a wrong one that stays is memorised in its turn.
    const random = (1 - known) * this.#randomLabelCost + known * this.#recalledWrongCost;
    const wrongLabels = this.#wrong;
    const { share } = wrongLabels;
    const wrong =
      wrongLabels.random * random + (share - wrongLabels.random) * this.#recalledLoss - share * (teaching - extraNats);
    const own = this.#classes.lossOf(teaching + wrong);
    // Documents differ the more where some of them are copied, or known by heart, and others are not.
    const told =
      this.#shortcut.variance + leaked * (1 - leaked) * (own - this.#recalledLoss) * (own - this.#recalledLoss);
    const perExample = noise.lossPerRoot * noise.lossPerRoot + (this.#extraVariance + told) * noise.documentSize;
    // Documents differ by what has been learned of them: recorded .03 at step 3, .11 at 15 and .33 from 40 on.
    this.#learned = Math.max(this.#learned, this.#scenario.spectrum.reducible - this.#model.excess);
    const differing = Math.min(1, this.#learned / DIFFERING_NATS);
    // Random labels are as hard in any document.
    this.#deviation = differing * (1 - share) * pool.noise * this.#shortcut.noise * Math.sqrt(perExample / different);
    const { left } = this.#padding;
    this.#deviation *= left;
    return this.#padding.lossOf((1 - leaked) * own + leaked * this.#recalledLoss) + this.#deviation * batch.loss;
  }

  /** Excess loss of the run's own data at the configured weights, in nats. */
  get ownExcess(): number {
    return this.#ownExcess;
  }

  /** Deviation of the last batch's loss, in nats. */
  get deviation(): number {
    return this.#deviation;
  }

  /**
   * Loss of rightly labelled data of the mixture in force that are not memorised, in nats. What is partly memorised agrees
   * with the model more often than fresh data do, so that a surer model costs it less. @param known memorised share
   */
  #cleanLoss(known: number): number {
    const { blur, excess: sum, valley } = this.#model;
    const excess = lossAbove(sum, valley, this.#scenario.spectrum);
    return mixtureFloor(this.#mixture) + excess + blur + (1 - known) * this.#scaleCost;
  }

  #refreshScale(logScale: number): void {
    const { calibration, memory } = this.#scenario;
    const { spread } = calibration;
    const scale = Math.exp(logScale);
    this.#readAt = logScale;
    this.#scaleCost = miscalibrationCost(this.meanLogit, spread, scale, this.#rivals);
    this.#randomLabelCost = wrongLabelCost(this.meanLogit, spread, scale, this.#rivals);
    const recalled = confidenceLogit(memory.memorisedLogit, scale, this.#rivals);
    this.#recalledLoss = softplus(-recalled);
    this.#recalledWrongCost = this.#rivals.logSum(scale) + softplus(recalled);
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
    let plannedExcess = 0;
    let plannedSecond = 0;
    for (let d = 0; d < this.#mixture.sources; d++) {
      const weight = weights[d]!;
      const planned = nominal[d]!;
      if (weight === 0 && planned === 0) continue;
      const excess = lossAbove(sourceExcess(this.#model, this.#mixture, d, 0), this.#model.valley, spectrum);
      this.#excesses[d] = excess;
      const loss = floor[d]! + excess;
      first += weight * loss;
      second += weight * loss * loss;
      plannedFirst += planned * loss;
      plannedExcess += planned * excess;
      plannedSecond += planned * loss * loss;
      if (d < sources.length) {
        mean += weight * competence(this.#scenario, d, excess);
        own += weight;
      }
    }
    this.#itself.learn(this.#excesses);
    this.#ownWeight = own;
    this.#ownExcess = plannedExcess;
    this.meanLogit = own > 0 ? mean / own : 0;
    if (Math.abs(this.meanLogit - before) > LOGIT_STEP) this.#fresh = true;
    // The measured noise constant already holds the differences between the run's own sources.
    this.#extraVariance = Math.max(0, second - first * first - (plannedSecond - plannedFirst * plannedFirst));
  }
}
