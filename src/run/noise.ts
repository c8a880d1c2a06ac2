import { power } from '../core/maths.js';
import type { Stream } from '../core/rng.js';
import type { Scenario } from './scenario.js';

/** What one batch brings besides its mean; drawn from the data order, so runs that share the order share it (FACTS a5). */
export interface BatchNoise {
  /** Standardised loss noise: mean 0, variance 1, right-skewed and heavy-tailed where batches are small. */
  loss: number;
  /** Extra loss of a hard batch in nats; almost always 0. */
  extraNats: number;
  /** Factor on the batch's gradient noise; median 1. */
  gradientScale: number;
  /** What a spike leaves in the logarithm of the next steps' scale: it took the weights where gradients are larger. */
  aftermath: number;
  /** Slow part of its logarithm, standardised: the sharpness around the weights wanders. Carried from step to step. */
  wander: number;
}

/**
 * After a spike the scale is 1.25, 1.17, 1.14 and 1.08 times the usual (FACTS c6): logarithm one step later, and what is left of
 * it a step further on. The batch of a spike is harder by .01 to .02 nats, here in deviations of the loss.
 */
const AFTERMATH = 0.223;
const FADING = 0.75;
const HARDER = 0.3;

/**
 * The noise laws of a scenario. Heterogeneity makes the loss a variance–mean mixture: √V·z + skew·(V−1), V log-normal
 * with mean 1. What does not change from batch to batch is worked out once.
 */
export class BatchSource {
  readonly #noise: Scenario['noise'];
  readonly #logSpread: number;
  readonly #inverseScale: number;
  readonly #innovation: number;
  readonly #slow: number;
  readonly #fast: number;

  constructor(noise: Scenario['noise']) {
    const { lossHeterogeneity: variance, lossSkew: skew, gradientScaleMemory: memory } = noise;
    const { gradientLossCorrelation: tie, gradientScaleWander: wander } = noise;
    this.#noise = noise;
    this.#logSpread = Math.sqrt(Math.log(1 + variance));
    this.#inverseScale = 1 / Math.sqrt(1 + skew * skew * variance);
    this.#innovation = Math.sqrt(1 - memory * memory);
    this.#slow = Math.sqrt(wander);
    this.#fast = Math.sqrt(Math.max(0, 1 - tie * tie - wander));
  }

  /**
   * Draws the batch of one step; every call consumes the same number of draws from each stream.
   * @param absoluteStep step of the long run: the gradient scale settles as training goes on (FACTS c3)
   */
  draw(lossStream: Stream, gradientStream: Stream, absoluteStep: number, into: BatchNoise): void {
    const noise = this.#noise;
    const z = lossStream.normal();
    const heterogeneity = lossStream.normal();
    const hard = lossStream.uniform();
    const hardness = lossStream.uniform();
    // √V and V of a log-normal with mean 1.
    const root = Math.exp((this.#logSpread * (heterogeneity - this.#logSpread / 2)) / 2);
    into.loss = (root * z + noise.lossSkew * (root * root - 1)) * this.#inverseScale;
    into.extraNats = hard < noise.hardBatchesPerThousand / 1000 ? noise.hardBatchNats * (0.6 + 0.8 * hardness) : 0;

    const own = gradientStream.normal();
    const drift = gradientStream.normal();
    const spike = gradientStream.uniform();
    const size = gradientStream.uniform();
    const share = Math.exp(-absoluteStep / noise.gradientScaleSteps);
    const sigma = noise.gradientScaleLate + (noise.gradientScaleEarly - noise.gradientScaleLate) * share;
    into.wander = noise.gradientScaleMemory * into.wander + this.#innovation * drift;
    const log = sigma * (noise.gradientLossCorrelation * into.loss + this.#slow * into.wander + this.#fast * own);
    into.gradientScale = Math.exp(log);
    into.gradientScale *= Math.exp(into.aftermath);
    into.aftermath *= FADING;
    if (spike >= noise.gradientSpikesPerThousand / 1000) return;
    into.aftermath = AFTERMATH;
    into.gradientScale *= 1.5 * power(Math.max(size, 1e-3), -1 / noise.gradientSpikeExponent);
    into.loss += HARDER;
  }
}
