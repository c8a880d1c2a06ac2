import type { Model } from './model.js';
import { LAYOUT } from './step.js';

const { second: SECOND, slope: SLOPE, spread: SPREAD, state: STATE, weight: WEIGHT } = LAYOUT;

/**
 * Averaged weights, which are evaluated instead of those that train: at every step a share `memory` of the average is kept,
 * the rest is the new weight (Polyak & Juditsky 1992). The mean of a mode lags by the horizon 1/(1 − memory); of what its
 * directions tremble about it, with a correlation time of T steps, the share T/(T + horizon) is left.
 */
export class Averaging {
  /** The model as evaluation reads it: weights averaged, all else as it is. */
  readonly model: Model;
  readonly #training: Model;
  /** Whether the trembling was averaged for long already, as in a run under way, and the average has yet to be told. */
  #settled: boolean;

  /** @param underWay whether the run began long before */
  constructor(training: Model, underWay: boolean) {
    this.#training = training;
    this.#settled = !underWay;
    this.model = { ...training, state: training.state.slice() };
  }

  /** Before an evaluation: what is not averaged, and what the averaged place along the unstable direction costs. @param valleyAt loss there */
  refresh(valleyAt: (displacement: number) => number): void {
    this.model.valley = valleyAt(this.model.displacement);
    this.model.logScale = this.#training.logScale;
    this.model.blur = this.#training.blur;
  }

  /** After a step of the optimiser. @param memory share of the average that is kept, in [0, 1] */
  step(learningRate: number, memory: number): void {
    if (memory >= 1) return;
    const { state } = this.model;
    const now = this.#training.state;
    const anew = 1 - memory;
    const horizon = 1 / anew - 1;
    this.model.displacement += anew * (this.#training.displacement - this.model.displacement);
    const modes = this.#training.spectrum.modes * STATE;
    for (let s = 0; s < now.length; s += STATE) {
      // What moves back by this share of itself a step is forgotten over its inverse.
      const back = s < modes ? (learningRate * now[s + SLOPE]!) / (Math.sqrt(now[s + SECOND]!) + 1e-12) : 0;
      const left = now[s + SPREAD]! / (1 + back * horizon);
      state[s + WEIGHT]! += anew * (now[s + WEIGHT]! - state[s + WEIGHT]!);
      state[s + SPREAD]! += (this.#settled ? anew : 1) * (left - state[s + SPREAD]!);
    }
    this.#settled = true;
  }
}
