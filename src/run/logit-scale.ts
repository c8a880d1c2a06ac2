import { biasCorrection } from '../core/maths.js';
import type { Stream } from '../core/rng.js';
import { scaleGradient, type TrainingMargins } from './margin.js';
import type { Model } from './model.js';
import type { PoolFeed } from './pool.js';
import type { Scenario } from './scenario.js';

/** Steps between two integrals of the gradient; the scale moves by a few percent at most in between. */
const REFRESH = 10;

/**
 * The logit scale κ (gain of the head): one more parameter, log κ, trained by the same AdamW on the training margins and
 * held by the penalty ½·penalty·κ² (z-loss, decay of the head). Evaluation reads it on the test margins.
 */
export class LogitScale {
  readonly #scenario: Scenario;
  readonly #model: Model;
  readonly #logRivals: number;
  readonly #noise: number;
  readonly #margins: TrainingMargins;
  #slope = 0;
  #age = 0;

  constructor(scenario: Scenario, model: Model) {
    this.#scenario = scenario;
    this.#model = model;
    this.#logRivals = Math.log(scenario.calibration.rivals - 1);
    const { spread } = scenario.calibration;
    const { memorisedLogit } = scenario.memory;
    this.#margins = { meanLogit: 0, spread, memorised: 0, memorisedLogit, labelNoise: 0 };
    this.#noise = scenario.calibration.noise / Math.sqrt(scenario.batch.size);
  }

  /** @param meanLogit mean logit of being right on the training mixture */
  step(
    meanLogit: number,
    learningRate: number,
    labelNoise: number,
    pool: PoolFeed,
    penalty: number,
    stream: Stream,
  ): void {
    const { calibration, optimizer, schedule } = this.#scenario;
    const model = this.#model;
    const scale = Math.exp(model.logScale);
    if (this.#age++ % REFRESH === 0) this.#slope = this.#slopeAt(scale, meanLogit, labelNoise, pool);
    const gradient = this.#slope + penalty * scale * scale + this.#noise * stream.normal();
    model.scaleFirst = optimizer.beta1 * model.scaleFirst + (1 - optimizer.beta1) * gradient;
    model.scaleSecond = optimizer.beta2 * model.scaleSecond + (1 - optimizer.beta2) * gradient * gradient;
    const t = model.optimizerSteps;
    const first = model.scaleFirst / biasCorrection(optimizer.beta1, t);
    const second = model.scaleSecond / biasCorrection(optimizer.beta2, t);
    const rate = calibration.speed * (learningRate / schedule.peak);
    model.logScale -= (rate * first) / (Math.sqrt(second) + 1e-12);
  }

  #slopeAt(scale: number, meanLogit: number, labelNoise: number, pool: PoolFeed): number {
    const margins = this.#margins;
    margins.meanLogit = meanLogit;
    margins.memorised = pool.memorised;
    margins.labelNoise = labelNoise;
    return scaleGradient(margins, scale, this.#logRivals);
  }
}
