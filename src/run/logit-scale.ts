import { biasCorrection } from '../core/maths.js';
import type { OptimizerSettings } from './fault.js';
import { scaleGradient, type TrainingMargins } from './margin.js';
import type { Model } from './model.js';
import type { PoolFeed } from './pool.js';
import { Rivals } from './rivals.js';
import type { Scenario } from './scenario.js';
import { LAYOUT } from './step.js';
import type { WrongLabels } from './wrong-labels.js';

/** Most that the logarithm of the scale moves in a step: behind a normalisation weights turn, they do not blow up. */
const FASTEST = 0.03;

/** Steps between two integrals of the gradient; the scale moves by a few percent at most in between. */
const REFRESH = 10;

/**
 * The logit scale κ (gain of the head): one more parameter, log κ, trained by the same AdamW on the training margins and
 * held by the penalty ½·penalty·κ² (z-loss, decay of the head). Evaluation reads it on the test margins.
 */
export class LogitScale {
  readonly #scenario: Scenario;
  readonly #model: Model;
  readonly #rivals: Rivals;
  readonly #noise: number;
  readonly #margins: TrainingMargins;
  /** Group whose weights are the head: the embedding where there is no other. */
  readonly #head: number;
  #slope = 0;

  #age = 0;
  #noiseThen = 0;

  constructor(scenario: Scenario, model: Model) {
    this.#scenario = scenario;
    this.#model = model;
    this.#rivals = new Rivals(scenario.calibration);
    this.#head = Math.max(
      0,
      scenario.groups.findIndex(({ id }) => id === 'head'),
    );
    const { spread } = scenario.calibration;
    const { memorisedLogit } = scenario.memory;
    this.#margins = { meanLogit: 0, spread, fresh: 1, memorised: 0, memorisedLogit, labelNoise: 0 };
    this.#noise = scenario.calibration.noise / Math.sqrt(scenario.batch.size);
  }

  /**
   * @param meanLogit mean logit of being right on the training mixture
   * @param noise of this batch in the gradient, in units of that of a usual one
   */
  step(
    meanLogit: number,
    learningRate: number,
    wrong: WrongLabels,
    pool: PoolFeed,
    penalty: number,
    noise: number,
    { beta1, beta2 }: OptimizerSettings,
  ): void {
    const { calibration, schedule } = this.#scenario;
    const model = this.#model;
    const scale = Math.exp(model.logScale);
    if (this.#age++ % REFRESH === 0 || wrong.share !== this.#noiseThen)
      this.#slope = this.#slopeAt(scale, meanLogit, wrong, pool);
    this.#noiseThen = wrong.share;
    const gradient = this.#slope + penalty * scale * scale + this.#noise * noise;
    model.scaleFirst = beta1 * model.scaleFirst + (1 - beta1) * gradient;
    model.scaleSecond = beta2 * model.scaleSecond + (1 - beta2) * gradient * gradient;
    const t = model.optimizerSteps;
    const first = model.scaleFirst / biasCorrection(beta1, t);
    const second = model.scaleSecond / biasCorrection(beta2, t);
    const rate = Math.min(FASTEST, calibration.speed * (learningRate / schedule.peak));
    model.logScale -= (rate * first) / (Math.sqrt(second) + 1e-12);
  }

  /** What the gain adds to the squared norm of all weights: those of the head are as large as it is. */
  get headSquare(): number {
    const { parameters, spectrum, state, logScale } = this.#model;
    const head = this.#head;
    const square = parameters[head]! * state[(spectrum.modes + head) * LAYOUT.state + LAYOUT.spread]!;
    return square * (Math.exp(2 * logScale) - 1);
  }

  #slopeAt(scale: number, meanLogit: number, wrong: WrongLabels, pool: PoolFeed): number {
    const margins = this.#margins;
    margins.meanLogit = meanLogit;
    const right = 1 - wrong.share;
    const known = pool.memorised;
    // What is partly memorised argues for less doubt than fresh data do.
    margins.fresh = right * (1 - known) * (1 - known) + wrong.random;
    margins.memorised = right * known + wrong.share - wrong.random;
    margins.labelNoise = margins.fresh > 0 ? wrong.random / margins.fresh : 0;
    return scaleGradient(margins, scale, this.#rivals);
  }
}
