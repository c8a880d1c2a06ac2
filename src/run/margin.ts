import { sigmoid, softplus } from '../core/maths.js';

/**
 * The margin model: example j is answered rightly with probability σ(h_j), its logit of being right, h ~ N(mean, spread²).
 * The model itself says σ(κ(h + log(K−1)) − log(K−1)): softmax over K rivals with logits scaled by κ. It is calibrated at
 * κ = 1 by construction; label noise pulls κ down, memorised examples push it up (Guo et al. 2017; FACTS h).
 * Expectations are sums over a fixed grid of the normal density, so they cost no draws.
 */
const POINTS = 17;
const REACH = 3.2;
const NODES = new Float64Array(POINTS);
const WEIGHTS = new Float64Array(POINTS);
let total = 0;
for (let k = 0; k < POINTS; k++) {
  NODES[k] = -REACH + (2 * REACH * k) / (POINTS - 1);
  WEIGHTS[k] = Math.exp((-NODES[k]! * NODES[k]!) / 2);
  total += WEIGHTS[k]!;
}
for (let k = 0; k < POINTS; k++) WEIGHTS[k]! /= total;

/** Logit of the model's confidence for an example whose logit of being right is h. */
export function confidenceLogit(h: number, scale: number, logRivals: number): number {
  return scale * (h + logRivals) - logRivals;
}

/** What a wrong logit scale costs on clean data: E KL(σ(h) ‖ confidence), in nats; 0 at scale 1. */
export function miscalibrationCost(mean: number, spread: number, scale: number, logRivals: number): number {
  let sum = 0;
  for (let k = 0; k < POINTS; k++) {
    const h = mean + spread * NODES[k]!;
    const c = confidenceLogit(h, scale, logRivals);
    const right = sigmoid(h);
    sum += WEIGHTS[k]! * (softplus(c) - softplus(h) - right * (c - h));
  }
  return sum;
}

/** E[−log(1 − confidence)]: what the top answer's share costs a label that is not the top answer, in nats. */
export function wrongLabelCost(mean: number, spread: number, scale: number, logRivals: number): number {
  let sum = 0;
  for (let k = 0; k < POINTS; k++)
    sum += WEIGHTS[k]! * softplus(confidenceLogit(mean + spread * NODES[k]!, scale, logRivals));
  return sum;
}

/** The training margins as the logit scale sees them. */
export interface TrainingMargins {
  /** Mean logit of being right on examples that are not memorised. */
  meanLogit: number;
  spread: number;
  /** Share of memorised examples, and their logit. */
  memorised: number;
  memorisedLogit: number;
  /** Share of targets that are random: one of the other classes. */
  labelNoise: number;
}

/**
 * Derivative of the training cross-entropy with respect to log κ, in nats. An example that is not memorised agrees with
 * the top answer with probability (1−noise)·σ(h); a memorised one does but for the noise, and
 * sits at a large margin, so that without noise it rewards confidence without end (Soudry et al. 2018).
 */
export function scaleGradient(margins: TrainingMargins, scale: number, logRivals: number): number {
  const { meanLogit, spread, memorised, memorisedLogit, labelNoise } = margins;
  let fresh = 0;
  for (let k = 0; k < POINTS; k++) {
    const h = meanLogit + spread * NODES[k]!;
    const agreement = (1 - labelNoise) * sigmoid(h);
    fresh += WEIGHTS[k]! * (sigmoid(confidenceLogit(h, scale, logRivals)) - agreement) * (h + logRivals);
  }
  const sure = sigmoid(confidenceLogit(memorisedLogit, scale, logRivals)) - (1 - labelNoise);
  return scale * ((1 - memorised) * fresh + memorised * sure * (memorisedLogit + logRivals));
}
