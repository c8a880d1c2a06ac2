import { clamp } from '../core/maths.js';
import type { Stream } from '../core/rng.js';
import type { EvaluationSettings } from './fault.js';
import { miscalibrationCost } from './margin.js';
import { type BinSums, MarginBins } from './margin-bins.js';
import type { Mixture } from './mixture.js';
import type { Model } from './model.js';
import { lossAbove, scaleOf } from './model.js';
import { Rivals } from './rivals.js';
import type { Scenario } from './scenario.js';
import type { SelfKnowledge } from './self-knowledge.js';
import { LAYOUT } from './step.js';
import type { ReliabilityBins } from './trace.js';
import type { WrongLabels } from './wrong-labels.js';

const { spread: SPREAD, state: STATE, weight: WEIGHT } = LAYOUT;

/**
 * Dropping units adds variance to what arrives along a direction, here as a share of its square: the most it comes to,
 * and the noise of one unit at which it is half of that. A model trained with dropout spreads what it learns over the
 * more units, the more are dropped: in recorded runs dropping 30 % harms no more than dropping 10 %.
 */
const MOST_SCATTER = 0.04;
const HALF_NOISE = 0.02;

/** 1/√π: half the mean size of what two standard normal numbers differ by. */
const ROOT_PI_INVERSE = 0.5641895835477563;

/** Readings that share one buffer: an array of 15 numbers of its own takes ten times as long as a view of a long one. */
const READINGS = 48;

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
  /** Luck of the part that is read where not all items are. */
  readonly part: { readonly bins: Float64Array; readonly loss: number };
}

export function drawLuck(bins: number, stream: Stream): SliceLuck {
  const draw = () => {
    const loss = stream.normal();
    const luck = new Float64Array(bins);
    for (let b = 0; b < bins; b++) luck[b] = stream.normal();
    return { bins: luck, loss };
  };
  const whole = draw();
  return { ...whole, part: draw() };
}

/**
 * Loss of one source above its floor, before saturation. What the model learned along a share `unreached` of the
 * directions does not answer: there it is as good as untrained. What arrives along the others varies by `scatter` times
 * its square.
 */
export function sourceExcess(model: Model, mixture: Mixture, source: number, unreached: number, scatter = 0): number {
  const { spectrum, state, groups } = model;
  const { modes, first, multiplicity, curvature } = spectrum;
  const { emphasis, target } = mixture;
  const row = source * modes;
  const impaired = unreached > 0 || scatter > 0;
  let trained = 0;
  let arriving = 0;
  let untrained = 0;
  for (let g = 0; g < groups; g++) {
    const variance = scaleOf(model, g);
    const inverse = 1 / Math.sqrt(variance);
    const end = first[g + 1]!;
    for (let i = first[g]!; i < end; i++) {
      const wanted = target[row + i]!;
      const learned = state[i * STATE + WEIGHT]! * inverse;
      const spread = state[i * STATE + SPREAD]! / variance;
      const importance = multiplicity[i]! * curvature[i]! * emphasis[row + i]!;
      const miss = learned - wanted;
      trained += importance * (miss * miss + spread);
      if (!impaired) continue;
      arriving += importance * (learned * learned + spread);
      untrained += importance * wanted * wanted;
    }
  }
  return ((1 - unreached) * (trained + scatter * arriving) + unreached * untrained) / 2 + model.valley;
}

/** Mean logit of being right on a source whose excess loss is given, in nats. */
export function competence(scenario: Scenario, source: number, excess: number): number {
  return scenario.sources[source]!.competence - scenario.calibration.slope * excess;
}

/** Variance of what arrives through units of which a share is dropped and the rest scaled up, as a share of its square. */
function scatterOf(dropped: number): number {
  // The noise of one unit is dropped/(1 − dropped).
  return (MOST_SCATTER * dropped) / (dropped + HALF_NOISE * (1 - dropped));
}

/** Evaluates the slices of one run. */
export class Evaluator {
  readonly #scenario: Scenario;
  readonly #model: Model;
  readonly #mixture: Mixture;
  readonly #rivals: Rivals;
  readonly #wrong: WrongLabels;
  readonly #itself: SelfKnowledge;
  readonly #margins: MarginBins;
  readonly #draws: Float64Array;
  readonly #picked: Float64Array;
  #buffer = new Float64Array(0);
  #used = 0;

  constructor(scenario: Scenario, model: Model, mixture: Mixture, wrong: WrongLabels, itself: SelfKnowledge) {
    this.#wrong = wrong;
    this.#itself = itself;
    const { bins } = scenario.evaluation;
    const { spread } = scenario.calibration;
    this.#scenario = scenario;
    this.#model = model;
    this.#mixture = mixture;
    this.#rivals = new Rivals(scenario.calibration);
    this.#margins = new MarginBins(bins, spread, this.#rivals);
    this.#draws = new Float64Array(bins + 1);
    this.#picked = new Float64Array(bins);
  }

  /**
   * Evaluates one slice; draws `bins + 1` normals from the stream whatever happens.
   * @param picks stream of which items are read, where other ones are at every evaluation
   */
  read(slice: number, settings: EvaluationSettings, luck: SliceLuck, stream: Stream, picks: Stream): SliceReading {
    const { sources, calibration, evaluation, memory } = this.#scenario;
    const { jitter, lossSpread } = evaluation;
    const { evaluationSize } = sources[slice]!;
    const floor = this.#mixture.floor[slice]!;
    const { unreached, temperature, dropped, sampled } = settings;
    const size = Math.max(1, Math.round(evaluationSize * sampled));
    stream.normals(this.#draws);

    const sound = this.#excess(slice, unreached, 0);
    const excess = dropped > 0 ? this.#excess(slice, unreached, scatterOf(dropped)) : sound;
    const mean = competence(this.#scenario, slice, excess);
    // Wrong labels that were learned by heart are answered as surely as they were learned, and masks are what it was trained with.
    const certain = this.#itself.certainty(memory.memorisedLogit - mean);
    const lead = calibration.slope * this.#itself.unknown(slice, sound - this.#wrong.cost) + certain;
    // Masks are drawn anew each time. One moves the loss of an item by √(2·harm), for in a calibrated model the mean square
    // of the score is twice the cost. Two differ by √2 as much; where a logit moves that far, answers turn.
    const moved = Math.sqrt(2 * (excess - sound));
    const redrawn = Math.min(1, moved * ROOT_PI_INVERSE);
    const lossJitter = Math.sqrt(jitter * jitter * lossSpread * lossSpread + moved * moved);

    const trainedScale = Math.exp(this.#model.logScale);
    const scale = trainedScale / temperature;
    const bins = { count: this.#view(), confidence: this.#view(), accuracy: this.#view() };
    let mass = this.#margins.fill(mean + lead, trainedScale, lead);
    let sums = this.#margins.sums;
    const items = sampled < 1 ? partOf(luck, sampled) : luck;
    const changed = settings.redrawn ? 1 - (1 - redrawn) * sampled : redrawn;
    const picked = sampled < 1 ? this.#pick(size, mass, settings.redrawn ? picks : null, luck) : null;
    const accuracy = this.#answer(bins, size, mass, items, changed, picked);
    if (temperature !== 1) {
      // The same answers, said with another confidence.
      sums = this.#margins.regroup(mean + lead, scale, bins.accuracy);
      mass = sums.mass.reduce((sum, part) => sum + part, 0);
      for (let b = 0; b < sums.mass.length; b++) {
        bins.count[b] = Math.round((size * sums.mass[b]!) / mass);
        bins.accuracy[b] = bins.count[b] === 0 ? Number.NaN : sums.right[b]! / sums.mass[b]!;
      }
    }
    const cost = miscalibrationCost(mean, calibration.spread, scale, this.#rivals, certain);
    const other = settings.redrawn ? lossSpread * lossSpread * (1 - sampled) : 0;
    const anew = Math.sqrt(lossJitter * lossJitter + other);
    const kept = Math.sqrt(1 - (settings.redrawn ? 1 - sampled : 0));
    const noise = (lossSpread * kept * items.loss + anew * this.#draws[0]!) / Math.sqrt(size);
    const reading = {
      loss: floor + excess + cost + this.#model.blur + noise,
      accuracy,
      ece: 0,
      brier: 0,
      confidence: 0,
      bins,
    };
    compare(reading, sums, 1 / mass, temperature === 1 ? picked : null);
    return reading;
  }

  /** Counts the items of each bin and draws how many of them are right, with a share of their luck anew; returns the accuracy. */
  #answer(
    bins: ReliabilityBins,
    size: number,
    total: number,
    luck: Pick<SliceLuck, 'bins'>,
    redrawn: number,
    picked: Float64Array | null,
  ): number {
    const { jitter } = this.#scenario.evaluation;
    const kept = Math.sqrt(1 - redrawn);
    const anew = Math.sqrt(jitter * jitter + redrawn);
    const { mass, right } = this.#margins.sums;
    const { count, accuracy } = bins;
    const fixed = luck.bins;
    const draws = this.#draws;
    let answered = 0;
    for (let b = 0; b < mass.length; b++) {
      const share = picked === null ? mass[b]! / total : picked[b]!;
      const items = Math.round(size * share);
      count[b] = items;
      accuracy[b] = Number.NaN;
      if (items === 0) continue;
      const expected = right[b]! / mass[b]!;
      const error = Math.sqrt((expected * (1 - expected)) / items);
      const got = clamp(expected + error * (kept * fixed[b]! + anew * draws[b + 1]!), 0, 1);
      accuracy[b] = got;
      answered += share * got;
    }
    return answered;
  }

  /**
   * Shares of the bins among the items that are read, which scatter as counts do: of these very items, or of other ones every
   * time. @param picks null: the same items @returns one array, used again at the next call
   */
  #pick(size: number, total: number, picks: Stream | null, luck: SliceLuck): Float64Array {
    const picked = this.#picked;
    if (picks === null) picked.set(luck.part.bins);
    else picks.normals(picked);
    const { mass } = this.#margins.sums;
    let sum = 0;
    for (let b = 0; b < picked.length; b++) {
      const share = mass[b]! / total;
      picked[b] = Math.max(0, share + Math.sqrt((share * (1 - share)) / size) * picked[b]!);
      sum += picked[b]!;
    }
    for (let b = 0; b < picked.length; b++) picked[b]! /= sum;
    return picked;
  }

  #excess(slice: number, unreached: number, scatter: number): number {
    const excess = sourceExcess(this.#model, this.#mixture, slice, unreached, scatter);
    return lossAbove(excess, this.#model.valley, this.#scenario.spectrum) + this.#wrong.cost;
  }

  /** Room for a number a bin. */
  #view(): Float64Array {
    const { bins } = this.#scenario.evaluation;
    if (this.#used + bins > this.#buffer.length) {
      this.#buffer = new Float64Array(3 * bins * READINGS);
      this.#used = 0;
    }
    const view = new Float64Array(this.#buffer.buffer, this.#used * Float64Array.BYTES_PER_ELEMENT, bins);
    this.#used += bins;
    return view;
  }
}

/** Luck of a part of the items: it shares with the whole what it shares of the items. */
function partOf({ bins, loss, part }: SliceLuck, share: number): Pick<SliceLuck, 'bins' | 'loss'> {
  const common = Math.sqrt(share);
  const own = Math.sqrt(1 - share);
  return { bins: bins.map((luck, b) => common * luck + own * part.bins[b]!), loss: common * loss + own * part.loss };
}

/**
 * Compares what is said with what is right, bin by bin.
 * @param unit share of the slice that a mass of 1 is @param picked shares of the bins where a part of the items is read
 */
function compare(reading: SliceReading, { mass, said }: BinSums, unit: number, picked: Float64Array | null): void {
  const { count, confidence, accuracy } = reading.bins;
  for (let b = 0; b < mass.length; b++) {
    confidence[b] = Number.NaN;
    if (count[b] === 0) continue;
    const share = picked === null ? unit * mass[b]! : picked[b]!;
    const sure = said[b]! / mass[b]!;
    const right = accuracy[b]!;
    confidence[b] = sure;
    reading.confidence += share * sure;
    reading.ece += share * Math.abs(sure - right);
    reading.brier += share * (sure * sure - 2 * sure * right + right);
  }
}
