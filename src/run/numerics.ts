import type { Causes } from './causes.js';
import type { NumericsState } from './fault.js';
import { FORMAT_SIZES, roundMantissa, vanishes } from './formats.js';
import { type Model, rmsWeight } from './model.js';
import type { Scenario } from './scenario.js';
import type { UpdateInput } from './step.js';

/** Steps between two looks at what the formats let through; gradients and learning rates move slowly. */
const REFRESH = 10;

/** Steps after initialisation in which they do not. */
const SETTLING = 100;

/** Least share of an update's square that is used to tell what the update was before rounding. */
const LEAST_POWER = 1e-3;

/** Standard normal values with equal steps, and their weights: representative weights, updates and gradient entries. */
const NODES = 48;
const VALUES = new Float64Array(NODES);
const WEIGHTS = new Float64Array(NODES);
let total = 0;
for (let k = 0; k < NODES; k++) {
  VALUES[k] = -3.4 + (6.8 * (k + 0.5)) / NODES;
  WEIGHTS[k] = Math.exp((-VALUES[k]! * VALUES[k]!) / 2);
  total += WEIGHTS[k]!;
}
for (let k = 0; k < NODES; k++) WEIGHTS[k]! /= total;

/**
 * Number formats as real rounding of representative numbers. Weights: an update smaller than half the distance to the next
 * number of the format is lost. Gradients: what is smaller than half of the smallest number becomes 0; the loss scale lifts
 * them above it, is halved when something overflows, which skips the step, and doubled after enough good ones
 * (Micikevicius et al. 2018).
 */
export class Numerics {
  readonly now: NumericsState;
  /** Share of gradient entries that are exactly 0. */
  zeroShare = 0;
  /** Loss scale in force; 1 where there is none. */
  lossScale: number;
  readonly #scenario: Scenario;
  readonly #model: Model;
  #goodSteps = 0;
  #fixed = false;
  #age = 0;
  /** Size of the gradient entries of every node's parameters, against their root mean square. Shape [NODES]. */
  readonly #sizes: Float64Array;
  /** Share of parameters whose gradients were not always 0 of late, and where it tends. */
  #live = 1;
  #liveAtLast = 1;

  constructor(scenario: Scenario, model: Model) {
    this.#scenario = scenario;
    this.#model = model;
    const { entrySpread } = scenario.numerics;
    this.#sizes = VALUES.map((value) => Math.exp(entrySpread * value - entrySpread * entrySpread));
    this.now = { weightBits: 0, gradients: 'fp32', fixedLossScale: 0 };
    this.lossScale = scenario.numerics.lossScale?.initial ?? 1;
  }

  /** Asks the causes for the formats of this step. */
  advance(causes: Causes, step: number): void {
    const { weights, gradients } = this.#scenario.numerics;
    this.now.weightBits = FORMAT_SIZES[weights].mantissaBits;
    this.now.gradients = gradients;
    this.now.fixedLossScale = 0;
    causes.change('numerics', step, this.now);
    if (this.now.fixedLossScale > 0) this.lossScale = this.now.fixedLossScale;
    else if (this.#fixed) this.lossScale = this.#scenario.numerics.lossScale?.initial ?? 1;
    this.#fixed = this.now.fixedLossScale > 0;
  }

  /** Largest number of the format that gradients and activations are computed in. */
  get largest(): number {
    return FORMAT_SIZES[this.now.gradients].largest;
  }

  /**
   * Whether the scaled gradients overflow, so that this step is skipped; moves the dynamic loss scale.
   * @param norm global gradient norm in logged units, without the loss scale
   */
  overflows(norm: number): boolean {
    const { lossScale } = this.#scenario.numerics;
    if (lossScale === null) return false;
    const { largest } = FORMAT_SIZES[this.now.gradients];
    const over = !(norm * lossScale.headroom * this.lossScale <= largest);
    if (this.now.fixedLossScale > 0) return over;
    if (over) {
      this.lossScale /= 2;
      this.#goodSteps = 0;
    } else if (++this.#goodSteps === lossScale.growthSteps) {
      this.lossScale *= 2;
      this.#goodSteps = 0;
    }
    return over;
  }

  /** Sets what of an update the formats let through. @param norm global gradient norm in logged units */
  pass(norm: number, beta2: number, update: UpdateInput): void {
    const { weightBits, gradients } = this.now;
    if (weightBits >= FORMAT_SIZES.fp32.mantissaBits && gradients !== 'fp16') {
      update.through = 1;
      update.throughPower = 1;
      this.zeroShare = 0;
      this.#live = 1;
      return;
    }
    const due = this.#age++ % REFRESH === 0 || this.#model.optimizerSteps < SETTLING;
    if (gradients === 'fp16') {
      if (due) this.#flush(norm / Math.sqrt(this.#scenario.parameters), beta2);
      // A parameter stands still when the second moment has forgotten its last gradient.
      this.#live += (1 - beta2) * (this.#liveAtLast - this.#live);
    }
    if (!due) return;
    // The ratio was measured behind the formats; before the first step it is that of a sign step.
    const rms = rmsWeight(this.#model);
    const planned =
      this.#model.updateRatio > 0
        ? this.#model.updateRatio / Math.sqrt(Math.max(LEAST_POWER, update.throughPower))
        : update.learningRate / rms;
    update.through = this.#live;
    update.throughPower = this.#live;
    if (weightBits < FORMAT_SIZES.fp32.mantissaBits) this.#round(weightBits, planned, update);
  }

  /**
   * Gradient entries are normal with a size that differs between parameters (log-normal): those of rare tokens and early
   * layers go first. A parameter whose entries are all 0 for as long as the second moment remembers stands still.
   */
  #flush(rms: number, beta2: number): void {
    let zero = 0;
    let live = 0;
    for (let j = 0; j < NODES; j++) {
      const size = rms * this.#sizes[j]! * this.lossScale;
      let kept = 0;
      for (let k = 0; k < NODES; k++) if (!vanishes(size * VALUES[k]!, this.now.gradients)) kept += WEIGHTS[k]!;
      zero += WEIGHTS[j]! * (1 - kept);
      live += WEIGHTS[j]! * (1 - Math.exp(-kept / (1 - beta2)));
    }
    this.zeroShare = Math.max(0, zero);
    this.#liveAtLast = live;
  }

  /** Weights of the format take an update only as far as the next of its numbers. */
  #round(bits: number, ratio: number, update: UpdateInput): void {
    const rms = rmsWeight(this.#model);
    const size = rms * ratio;
    let mean = 0;
    let power = 0;
    let planned = 0;
    for (let j = 0; j < NODES; j++) {
      const weight = roundMantissa(rms * VALUES[j]!, bits);
      for (let k = 0; k < NODES; k++) {
        const wanted = size * VALUES[k]!;
        const moved = roundMantissa(weight + wanted, bits) - weight;
        const share = WEIGHTS[j]! * WEIGHTS[k]!;
        mean += share * moved * wanted;
        power += share * moved * moved;
        planned += share * wanted * wanted;
      }
    }
    if (planned === 0) return;
    update.through *= mean / planned;
    update.throughPower *= power / planned;
  }
}
