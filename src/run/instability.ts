import { biasCorrection, clamp } from '../core/maths.js';
import type { Stream } from '../core/rng.js';
import type { OptimizerChange, OptimizerSettings } from './fault.js';
import type { Model } from './model.js';
import type { Scenario } from './scenario.js';

/**
 * A direction in which very many weights move together, behind a valley whose walls steepen: loss depth·(cosh y − 1),
 * gradient gain·sinh y. The same AdamW moves it. Near the floor it only trembles; beyond the edge of stability
 * (Cohen et al. 2022: preconditioned curvature 2(1+β1)/(1−β1) over the learning rate) each step overshoots and
 * the gradient grows by a factor a step, well before the loss, which goes as the gradient times a short length. Then the second
 * moment catches up and the steps shrink: with β2 .95 it is over in some tens of steps, with β2 .999 the inflated moment keeps
 * it up there for hundreds. BLOOM-176B at iteration 31,214: norm × 4 to 9 a step, four steps before the loss, over after 31;
 * BLOOM-13B at iteration 29,050: 500 steps (big-science chronicles).
 */
export class Instability {
  readonly #settings: Scenario['instability'];
  readonly #model: Model;
  readonly #furthest: number;
  #at = 0;
  #first = 0;
  #second = 0;
  #steps = 0;
  #gradient = 0;
  /** Steps that a push by chance still lasts, and what it is in units of the noise. */
  #pushing = 0;
  #chancePush = 0;

  constructor(scenario: Scenario, model: Model) {
    this.#settings = scenario.instability;
    this.#model = model;
    const ratio = this.#settings === null ? 0 : this.#settings.height / this.#settings.depth;
    // cosh y = 1 + height/depth.
    this.#furthest = Math.log(1 + ratio + Math.sqrt(ratio * (ratio + 2)));
    // The second moment of a run under way is that of its noise.
    if (this.#settings !== null) {
      const { noise, shared } = this.#settings;
      this.#second = noise * noise + shared * shared;
    }
    this.#steps = scenario.window.firstStep;
  }

  /**
   * Measures loss and gradient of this step's batch. @param sharpness factor on the curvature
   * @param signal factor on the gradient without its noise
   * @param push what the batch pushes beside its noise, in units of that noise @param chance uniform: whether a push by chance begins
   * @param largest number of the format of the forward pass: beyond it the loss is not a number any more
   * @returns the gradient along it, in logged units
   */
  measure(
    stream: Stream,
    sharpness: number,
    signal: number,
    noiseScale: number,
    push: number,
    chance: number,
    largest: number,
  ): number {
    if (this.#settings === null) return 0;
    const { gain, noise, pushesPerThousand, pushNoises, pushSteps } = this.#settings;
    const odds = pushesPerThousand / 1000;
    if (chance < odds) {
      this.#pushing = pushSteps;
      this.#chancePush = pushNoises * (0.5 + chance / odds);
    }
    const pushed = this.#pushing-- > 0 ? this.#chancePush : 0;
    const rising = Math.exp(this.#at);
    const falling = 1 / rising;
    this.#model.displacement = this.#at;
    this.#model.valley = this.valleyAt(this.#at, sharpness);
    if (Math.max(rising, falling) > largest) this.#model.valley = Number.POSITIVE_INFINITY;
    this.#gradient =
      (signal * gain * sharpness * (rising - falling)) / 2 + noise * (noiseScale * stream.normal() + push + pushed);
    return this.#gradient;
  }

  /** Loss of a displacement, in nats. @param sharpness factor on the curvature */
  valleyAt(displacement: number, sharpness: number): number {
    if (this.#settings === null) return 0;
    const rising = Math.exp(displacement);
    // Behind normalisations weights only turn: a model that is surely wrong can be no wronger.
    return Math.min(this.#settings.height, this.#settings.depth * sharpness * ((rising + 1 / rising) / 2 - 1));
  }

  /**
   * One step of the optimiser.
   * @param rateShare learning rate over its peak @param factor what multiplies the gradient before the optimiser sees it
   * @param reduction the part of that factor which stays: what else shares the second moment has it, too
   */
  advance(rateShare: number, factor: number, reduction: number, { beta1, beta2 }: OptimizerSettings): void {
    if (this.#settings === null) return;
    const g = factor * this.#gradient;
    this.#steps++;
    this.#first = beta1 * this.#first + (1 - beta1) * g;
    const { shared } = this.#settings;
    const others = reduction * shared;
    this.#second = beta2 * this.#second + (1 - beta2) * (g * g + others * others);
    const first = this.#first / biasCorrection(beta1, this.#steps);
    const second = this.#second / biasCorrection(beta2, this.#steps);
    const next = this.#at - (this.#settings.reach * rateShare * first) / (Math.sqrt(second) + 1e-12);
    this.#at = clamp(next, -this.#furthest, this.#furthest);
  }

  /** A resume that lost the moments, the count of steps, or both. */
  restart({ momentsLost, stepsLost }: OptimizerChange): void {
    if (stepsLost) this.#steps = 0;
    if (!momentsLost) return;
    this.#first = 0;
    this.#second = 0;
  }
}
