import { sigmoid } from '../core/maths.js';
import type { Rivals } from './rivals.js';

/**
 * The margin model: example j is answered rightly with probability σ(h_j), its logit of being right, h ~ N(mean, spread²).
 * The model itself says σ(κh + shift(κ)): softmax over its rivals (rivals.ts) with logits scaled by κ. It is calibrated at
 * κ = 1 by construction; label noise pulls κ down, memorised examples push it up (Guo et al. 2017; FACTS h).
 * Expectations are sums over a fixed grid of the normal density, so they cost no draws. The grid is even and symmetric,
 * so one exponential gives those of all nodes, by a product from node to node: they are most of what a sum costs.
 */
const HALF = 8;
const REACH = 3.2;
const SPACING = REACH / HALF;
/** Weights of the node in the middle and of the two that lie k spacings from it; all of them sum to 1. */
const WEIGHTS = new Float64Array(HALF + 1);
let total = 0;
for (let k = 0; k <= HALF; k++) {
  WEIGHTS[k] = Math.exp((-k * SPACING * k * SPACING) / 2);
  total += (k === 0 ? 1 : 2) * WEIGHTS[k]!;
}
for (let k = 0; k <= HALF; k++) WEIGHTS[k]! /= total;

/** E[softplus(mean + spread·z)], z standard normal. */
function expectedSoftplus(mean: number, spread: number): number {
  // softplus(x) = x + softplus(−x): on the side where exponentials stay small.
  if (mean > 0) return mean + expectedSoftplus(-mean, spread);
  const middle = Math.exp(mean);
  const ratio = Math.exp(spread * SPACING);
  let up = 1;
  let down = 1;
  let sum = WEIGHTS[0]! * Math.log1p(middle);
  for (let k = 1; k <= HALF; k++) {
    up *= ratio;
    down /= ratio;
    // Both nodes in one logarithm: (1 + e^(a+b))(1 + e^(a−b)).
    sum += WEIGHTS[k]! * Math.log1p(middle * (up + down + middle));
  }
  return sum;
}

/** E[σ(mean + spread·z) · (margin + slope·z)], z standard normal. */
function expectedAnswer(mean: number, spread: number, margin: number, slope: number): number {
  const middle = Math.exp(-mean);
  const ratio = Math.exp(spread * SPACING);
  let up = middle;
  let down = middle;
  let sum = (WEIGHTS[0]! * margin) / (1 + middle);
  for (let k = 1; k <= HALF; k++) {
    up *= ratio;
    down /= ratio;
    const part = slope * SPACING * k;
    sum += WEIGHTS[k]! * ((margin + part) / (1 + down) + (margin - part) / (1 + up));
  }
  return sum;
}

/** Logit of the model's confidence for an example whose logit of being right is h. */
export function confidenceLogit(h: number, scale: number, rivals: Rivals): number {
  return scale * h + rivals.shift(scale);
}

/**
 * What a wrong logit scale costs on clean data: E KL of the answers ‖ what the model says, in nats; 0 at scale 1.
 * @param lead by how much the model takes its margins for larger than they are
 */
export function miscalibrationCost(mean: number, spread: number, scale: number, rivals: Rivals, lead = 0): number {
  return (
    expectedSoftplus(confidenceLogit(mean + lead, scale, rivals), scale * spread) -
    expectedSoftplus(mean, spread) -
    expectedAnswer(mean, spread, (scale - 1) * mean + scale * lead + rivals.shift(scale), (scale - 1) * spread) +
    rivals.cost(scale) * (1 - expectedAnswer(mean, spread, 1, 0))
  );
}

/** What a label drawn at random costs, in nats: it is not the top answer, and any of the others. */
export function wrongLabelCost(mean: number, spread: number, scale: number, rivals: Rivals): number {
  return rivals.logSum(scale) + expectedSoftplus(confidenceLogit(mean, scale, rivals), scale * spread);
}

/** The training margins as the logit scale sees them. */
export interface TrainingMargins {
  /** Mean logit of being right on examples that are not memorised. */
  meanLogit: number;
  spread: number;
  /** Weight of the examples that are not memorised, and share of those that are, with their logit. */
  fresh: number;
  memorised: number;
  memorisedLogit: number;
  /** Share of the targets not memorised that are random: one of the other classes. */
  labelNoise: number;
}

/**
 * Derivative of the training cross-entropy with respect to log κ, in nats. An example that is not memorised agrees with
 * the top answer with probability (1−noise)·σ(h); a memorised one does, right or wrong, and sits at a large margin, so
 * that it rewards confidence without end (Soudry et al. 2018).
 */
export function scaleGradient(margins: TrainingMargins, scale: number, rivals: Rivals): number {
  const { meanLogit, spread, fresh, memorised, memorisedLogit, labelNoise } = margins;
  const clean = 1 - labelNoise;
  const slope = rivals.shiftSlope(scale);
  const margin = meanLogit + slope;
  const said = expectedAnswer(confidenceLogit(meanLogit, scale, rivals), scale * spread, margin, spread);
  const doubt = said - clean * expectedAnswer(meanLogit, spread, margin, spread);
  const sure = sigmoid(confidenceLogit(memorisedLogit, scale, rivals)) - 1;
  // Random labels want nonsense to be likelier; a network grants it that without making its rivals more alike.
  const beside = clean * rivals.costSlope(scale) * (1 - expectedAnswer(meanLogit, spread, 1, 0));
  return scale * (fresh * (doubt + beside) + memorised * sure * (memorisedLogit + slope));
}
