import type { Stream } from '../core/rng.js';
import { type Model, scaleOf } from './model.js';
import { LAYOUT } from './step.js';

const {
  bias: BIAS,
  biasSpread: BIAS_SPREAD,
  crossBias: CROSS_BIAS,
  curvature: CURVATURE,
  firstBias: FIRST_BIAS,
  gradient: GRADIENT,
  multiplicity: MULTIPLICITY,
  noise: NOISE,
  slope: SLOPE,
  spread: SPREAD,
  state: STATE,
  terms: TERMS,
} = LAYOUT;

/*
 * A gradient that is the same at every step: a rank that sends one old gradient for ever, or the sampling error of the
 * few batches that a broken loader serves again and again. Over the directions of a bin it has a mean, a variance and
 * covariances with weight and first moment, which step.ts carries along; so it pulls every direction its own way, and
 * steadily, where fresh noise would cancel out.
 */

/** Log-normal sizes, in steps of a fifteenth of a standard deviation. */
const NODES = 121;

/**
 * What of a steady gradient's power moves weights steadily. Sizes of gradient entries differ between parameters, of one rank's
 * old batch more than of the fresh noise, so that the spread of their ratio is that of either; where the steady one is large the second moment knows it, and Adam's
 * step is no larger than elsewhere. @param ratio power over that of the fresh noise @param entrySpread of log sizes
 */
function steadyShare(ratio: number, entrySpread: number): number {
  const spread = 2 * entrySpread;
  let sum = 0;
  let total = 0;
  for (let k = 0; k < NODES; k++) {
    const z = (k - (NODES - 1) / 2) / 15;
    const weight = Math.exp((-z * z) / 2);
    const own = ratio * Math.exp(spread * z - (spread * spread) / 2);
    sum += (weight * own) / (1 + own);
    total += weight;
  }
  return (sum / total) * ((1 + ratio) / ratio);
}

/**
 * Keeps a share of the last gradient: its pull on each direction, and the noise of a batch so many times smaller.
 * @param entrySpread log-standard deviation of the size of gradient entries over parameters
 */
export function keepGradient(
  model: Model,
  terms: Float64Array,
  share: number,
  batches: number,
  entrySpread: number,
  stream: Stream,
): void {
  const { state } = model;
  const { modes } = model.spectrum;
  const fresh = Math.max(1 - share, 1e-6);
  const steady = steadyShare((share * share * batches) / fresh, entrySpread);
  for (let s = 0, t = 0; s < state.length; s += STATE, t += TERMS) {
    const noise = share * share * state[s + NOISE]!;
    const slope = share * state[s + SLOPE]!;
    const cloud = state[s + SPREAD]!;
    // The mean over a group's null directions is 0; that of a mode has the noise of one batch in it already.
    const more =
      t < modes * TERMS ? Math.sqrt(((batches - 1) * noise) / terms[t + MULTIPLICITY]!) * stream.normal() : 0;
    state[s + BIAS]! += share * state[s + GRADIENT]! + more;
    state[s + BIAS_SPREAD]! += steady * batches * noise + slope * slope * cloud;
    state[s + CROSS_BIAS]! += slope * cloud;
    state[s + FIRST_BIAS] = 0;
  }
}

/** The sampling error of a pool of batches, with gradient noise of this amplitude in one batch. */
export function keepSamplingError(
  model: Model,
  terms: Float64Array,
  amplitude: number,
  batches: number,
  stream: Stream,
): void {
  const { state, spectrum, groups } = model;
  const power = (amplitude * amplitude) / batches;
  const keep = (at: number, noise: number, draw: number) => {
    const s = at * STATE;
    state[s + BIAS]! += draw;
    state[s + BIAS_SPREAD]! += noise;
  };
  for (let g = 0; g < groups; g++) {
    const inverse2 = 1 / scaleOf(model, g);
    for (let i = spectrum.first[g]!; i < spectrum.first[g + 1]!; i++) {
      const noise = power * terms[i * TERMS + CURVATURE]! * inverse2;
      keep(i, noise, Math.sqrt(noise / terms[i * TERMS + MULTIPLICITY]!) * stream.normal());
    }
    keep(spectrum.modes + g, power * spectrum.nullCurvature * inverse2, 0);
  }
}

/** The constant gradient is gone; where it took the weights, they stay. */
export function dropBias({ state }: Model): void {
  for (let s = 0; s < state.length; s += STATE) {
    state[s + BIAS] = 0;
    state[s + BIAS_SPREAD] = 0;
    state[s + CROSS_BIAS] = 0;
    state[s + FIRST_BIAS] = 0;
  }
}
