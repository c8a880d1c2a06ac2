import { power } from '../core/maths.js';
import type { Model } from './model.js';
import type { Scenario } from './scenario.js';

/** Gradient that rounding leaves along the offset, over that of the penalty which holds it at the same offset. */
const ROUNDING = 0.5;

/** Offset at which that gradient is as large as its noise. */
const HALF_COHERENT = 50;

/** The offset of a run that is held: the logits of a sound head are of order one. */
const HELD = 1;

/** Mean spacing of the numbers of a format around x is three quarters of that just above x. */
const MEAN_SPACING = 0.75;

/**
 * What all logits have in common. Softmax does not see it, so nothing but a penalty on log Z (z-loss) holds it (Chowdhery et al.
 * 2022; Wortsman et al. 2023). AdamW divides by the size of a gradient, so the little that rounding leaves along it, once it is
 * coherent, moves every weight of the head by a whole learning rate, and the offset by the width of the model times as much.
 * Where it is hundreds, the logits are rounded to numbers that lie far apart, and answers blur. Marin 8B: without z-loss the
 * norm of the head exploded and the training loss rose slowly through the cooldown.
 */
export class LogitOffset {
  readonly #settings: Scenario['calibration']['offset'];
  readonly #classes: number;
  readonly #decay: number;
  #offset = HELD;

  constructor({ calibration, optimizer }: Scenario) {
    this.#settings = calibration.offset;
    this.#classes = calibration.classes;
    this.#decay = optimizer.weightDecay;
  }

  /** One step of the optimiser. @param held share of the penalty that is in force, in [0, 1] */
  advance(learningRate: number, held: number): void {
    if (this.#settings === null) return;
    const coherence = ((ROUNDING - held) * this.#offset) / (this.#offset + HALF_COHERENT);
    const step = learningRate * (this.#settings.width * coherence - this.#decay * this.#offset);
    this.#offset = Math.max(HELD, this.#offset + step);
  }

  /** Cost of rounded logits in nats: half of the variance of an even error, where a share of the answer is open. @param residual share that the model leaves to other answers */
  blur(residual: number): number {
    if (this.#settings === null || this.#offset <= HELD) return 0;
    // Numbers of a format with b stored bits lie 2^−b of their size apart.
    const spacing = (MEAN_SPACING * this.#offset) / power(2, this.#settings.bits);
    return (residual * spacing * spacing) / 24;
  }

  /** Norm of all weights with the offset's part of the head: a vector of so many logits along a state of unit size, in every row. */
  normWith({ weightNorm }: Model): number {
    if (this.#settings === null || this.#offset <= HELD) return weightNorm;
    const own = (this.#classes * this.#offset * this.#offset) / this.#settings.width;
    return Math.sqrt(weightNorm * weightNorm + own);
  }
}
