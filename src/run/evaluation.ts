import { clamp, logit, sigmoid } from '../core/maths.js';
import type { Stream } from '../core/rng.js';
import { confidenceLogit, miscalibrationCost } from './margin.js';
import type { Mixture } from './mixture.js';
import type { Model } from './model.js';
import { saturate } from './model.js';
import type { Scenario } from './scenario.js';
import { LAYOUT } from './step.js';
import type { ReliabilityBins } from './trace.js';

const { spread: SPREAD, state: STATE, weight: WEIGHT } = LAYOUT;

/** Reach of the margins in standard deviations, and the widest piece one node of the integral stands for. */
const REACH = 4.2;
const PIECE = 0.6;

/** Reading of one slice at one evaluation. */
export interface SliceReading {
  /** Nats per token or label. */
  loss: number;
  accuracy: number;
  ece: number;
  brier: number;
  confidence: number;
  bins: ReliabilityBins;
}

/**
 * The items of a slice are the same at every evaluation: their luck is drawn once, and only a part of it is drawn anew
 * each time (FACTS g1: checkpoint-to-checkpoint noise is .3–.5 of the binomial standard error).
 */
export interface SliceLuck {
  readonly bins: Float64Array;
  readonly loss: number;
}

export function drawLuck(bins: number, stream: Stream): SliceLuck {
  const luck = new Float64Array(bins);
  const loss = stream.normal();
  for (let b = 0; b < bins; b++) luck[b] = stream.normal();
  return { bins: luck, loss };
}

/**
 * Loss of one source above its floor, before saturation. What the model learned along a share `unreached` of the
 * directions does not answer: there it is as good as untrained.
 */
export function sourceExcess(model: Model, mixture: Mixture, source: number, unreached: number): number {
  const { spectrum, state, groups } = model;
  const { modes, first, multiplicity, curvature } = spectrum;
  let sum = 0;
  for (let g = 0; g < groups; g++) {
    const variance = state[(modes + g) * STATE + SPREAD]!;
    const inverse = 1 / Math.sqrt(variance);
    for (let i = first[g]!; i < first[g + 1]!; i++) {
      const target = mixture.target[source * modes + i]!;
      const miss = state[i * STATE + WEIGHT]! * inverse - target;
      const energy =
        (1 - unreached) * (miss * miss + state[i * STATE + SPREAD]! / variance) + unreached * target * target;
      sum += multiplicity[i]! * curvature[i]! * mixture.emphasis[source * modes + i]! * energy;
    }
  }
  return sum / 2;
}

/** Mean logit of being right on a source whose excess loss is given, in nats. */
export function competence(scenario: Scenario, source: number, excess: number): number {
  return scenario.sources[source]!.competence - scenario.calibration.slope * excess;
}

/** Evaluates one slice; draws `bins + 1` normals from the stream whatever happens. */
export function evaluateSlice(
  model: Model,
  mixture: Mixture,
  scenario: Scenario,
  slice: number,
  unreached: number,
  luck: SliceLuck,
  stream: Stream,
): SliceReading {
  const { bins, jitter, lossSpread } = scenario.evaluation;
  const { spread } = scenario.calibration;
  const size = scenario.sources[slice]!.evaluationSize;
  const logRivals = Math.log(scenario.calibration.rivals - 1);
  const scale = Math.exp(model.logScale);
  const excess = saturate(sourceExcess(model, mixture, slice, unreached), scenario.spectrum.saturation);
  const mean = competence(scenario, slice, excess);
  const lossNoise = (lossSpread / Math.sqrt(size)) * (luck.loss + jitter * stream.normal());

  // Each bin of confidence is an interval of margins; the mid-point rule over pieces of it, finer than the density bends.
  const mass = new Float64Array(bins);
  const confidence = new Float64Array(bins);
  const accuracy = new Float64Array(bins);
  let total = 0;
  let low = mean - REACH * spread;
  const highest = mean + REACH * spread;
  for (let b = 0; b < bins; b++) {
    const edge = b === bins - 1 ? highest : (logit((b + 1) / bins) + logRivals) / scale - logRivals;
    const high = clamp(edge, low, highest);
    const pieces = Math.ceil((high - low) / (PIECE * spread));
    const width = (high - low) / pieces;
    for (let k = 0; k < pieces; k++) {
      const h = low + (k + 0.5) * width;
      const z = (h - mean) / spread;
      const weight = width * Math.exp((-z * z) / 2);
      mass[b]! += weight;
      confidence[b]! += weight * sigmoid(confidenceLogit(h, scale, logRivals));
      accuracy[b]! += weight * sigmoid(h);
      total += weight;
    }
    low = high;
  }
  const count = new Float64Array(bins);
  let right = 0;
  let said = 0;
  let gap = 0;
  let brier = 0;
  for (let b = 0; b < bins; b++) {
    const own = stream.normal();
    const items = Math.round((size * mass[b]!) / total);
    count[b] = items;
    if (items === 0) {
      confidence[b] = Number.NaN;
      accuracy[b] = Number.NaN;
      continue;
    }
    const conf = confidence[b]! / mass[b]!;
    const expected = accuracy[b]! / mass[b]!;
    const error = Math.sqrt((expected * (1 - expected)) / items);
    const got = clamp(expected + error * (luck.bins[b]! + jitter * own), 0, 1);
    confidence[b] = conf;
    accuracy[b] = got;
    const share = mass[b]! / total;
    right += share * got;
    said += share * conf;
    gap += share * Math.abs(conf - got);
    brier += share * (conf * conf - 2 * conf * got + got);
  }
  return {
    loss: scenario.sources[slice]!.floor + excess + miscalibrationCost(mean, spread, scale, logRivals) + lossNoise,
    accuracy: right,
    ece: gap,
    brier,
    confidence: said,
    bins: { count, confidence, accuracy },
  };
}
