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
  /** Slow part of its logarithm, standardised: the sharpness around the weights wanders. Carried from step to step. */
  wander: number;
}

/**
 * Draws the batch of one step. Every call consumes the same number of draws from each stream.
 * Heterogeneity makes the loss a variance–mean mixture: √V·z + skew·(V−1), V log-normal with mean 1.
 */
export function drawBatch(
  noise: Scenario['noise'],
  lossStream: Stream,
  gradientStream: Stream,
  absoluteStep: number,
  into: BatchNoise,
): void {
  const z = lossStream.normal();
  const heterogeneity = lossStream.normal();
  const hard = lossStream.uniform();
  const hardness = lossStream.uniform();
  const variance = noise.lossHeterogeneity;
  const logVariance = Math.log(1 + variance);
  const spread = Math.exp(Math.sqrt(logVariance) * heterogeneity - logVariance / 2);
  const scale = Math.sqrt(1 + noise.lossSkew * noise.lossSkew * variance);
  into.loss = (Math.sqrt(spread) * z + noise.lossSkew * (spread - 1)) / scale;
  into.extraNats = hard < noise.hardBatchesPerThousand / 1000 ? noise.hardBatchNats * (0.6 + 0.8 * hardness) : 0;

  const own = gradientStream.normal();
  const drift = gradientStream.normal();
  const spike = gradientStream.uniform();
  const size = gradientStream.uniform();
  const share = Math.exp(-absoluteStep / noise.gradientScaleSteps);
  const sigma = noise.gradientScaleLate + (noise.gradientScaleEarly - noise.gradientScaleLate) * share;
  const tie = noise.gradientLossCorrelation;
  const memory = noise.gradientScaleMemory;
  into.wander = memory * into.wander + Math.sqrt(1 - memory * memory) * drift;
  const slow = Math.sqrt(noise.gradientScaleWander);
  const fast = Math.sqrt(Math.max(0, 1 - tie * tie - noise.gradientScaleWander));
  const log = sigma * (tie * into.loss + slow * into.wander + fast * own);
  into.gradientScale = Math.exp(log);
  if (spike < noise.gradientSpikesPerThousand / 1000)
    into.gradientScale *= 1.5 * power(Math.max(size, 1e-3), -1 / noise.gradientSpikeExponent);
}
