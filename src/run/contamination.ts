import { sigmoid, softplus } from '../core/maths.js';
import type { Causes } from './causes.js';
import type { SliceReading } from './evaluation.js';
import { confidenceLogit } from './margin.js';
import { crowding, PARAMETERS_EACH } from './memory.js';
import { answerAnew } from './otherwise.js';
import { Rivals } from './rivals.js';
import type { Scenario } from './scenario.js';

/**
 * What a visit leaves of an item among fresh data, over what it leaves in a loop, where nothing else pulls at the weights. Recorded
 * in one network: .038 and .05 a visit.
 */
const BESIDE_FRESH = 0.7;

/**
 * Evaluation items that turn up in training: what is memorised of each slice's items. An item of a slice of n comes
 * by share·batch/n times a step, and each visit memorises what a visit of a training example does.
 */
export class Contamination {
  /** Memorised share of each slice's items, in [0, 1]. Shape [slices]. */
  readonly memorised: Float64Array;
  /** Share of the batch that is items of each slice. Shape [slices]. */
  readonly #shares: Float64Array;
  readonly #scenario: Scenario;
  readonly #rivals: Rivals;
  #any = false;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#rivals = new Rivals(scenario.calibration);
    this.#shares = new Float64Array(scenario.sources.length);
    this.memorised = new Float64Array(scenario.sources.length);
  }

  /** Memorised share of the batch through its evaluation items. */
  get batchShare(): number {
    if (!this.#any) return 0;
    let sum = 0;
    for (let d = 0; d < this.#shares.length; d++) sum += this.#shares[d]! * this.memorised[d]!;
    return sum;
  }

  /**
   * Norm of all weights with those that the items took, whose squares double where there are weights to spare: recorded + 1 to 2 %
   * in the transformer of 67,056 parameters, − 1 to 2 % in the classifier of 6,922. @param norm of the others
   */
  normWith(norm: number): number {
    if (!this.#any) return norm;
    const { sources, parameters } = this.#scenario;
    let items = 0;
    for (let d = 0; d < sources.length; d++) items += this.memorised[d]! * sources[d]!.evaluationSize;
    const taken = Math.min(1, (PARAMETERS_EACH * items) / parameters);
    return norm * Math.sqrt(1 + taken * (1 - taken));
  }

  advance(causes: Causes, step: number, learningRateShare: number, batchSize: number): void {
    this.#shares.fill(0);
    causes.change('contamination', step, this.#shares);
    const { gainPerVisit, forgettingPerStep } = this.#scenario.memory;
    const rate = Math.min(1, learningRateShare);
    let items = 0;
    for (let d = 0; d < this.#shares.length; d++)
      if (this.#shares[d]! > 0) items += this.#scenario.sources[d]!.evaluationSize;
    const gain = gainPerVisit * BESIDE_FRESH * crowding(this.#scenario, items);
    for (let d = 0; d < this.#shares.length; d++) {
      const share = this.#shares[d]!;
      if (share > 0) this.#any = true;
      if (!this.#any) continue;
      const visits = (share * batchSize) / this.#scenario.sources[d]!.evaluationSize;
      const known = this.memorised[d]! * Math.exp(-forgettingPerStep * learningRateShare);
      this.memorised[d] = known + (1 - known) * (1 - Math.exp(-gain * visits * rate));
    }
  }

  /**
   * Items the model remembers are answered from memory: right, and the more surely, the better they all are remembered. Recorded,
   * confidence and accuracy of a leaked slice at four evaluations: +.02 and +.07, +.04 and +.14, +.09 and +.27, +.24 and +.47.
   * @param scale logit scale
   */
  recall(slice: number, scale: number, reading: SliceReading): void {
    const known = this.memorised[slice]!;
    if (known === 0) return;
    const logit = confidenceLogit(this.#scenario.memory.memorisedLogit, scale, this.#rivals);
    reading.loss = (1 - known) * reading.loss + known * softplus(-logit);
    const sure = sigmoid(logit);
    answerAnew(reading, (items, confidence, accuracy, add) => {
      add((1 - known) * items, confidence, accuracy);
      add(known * items, confidence + known * (sure - confidence), 1);
    });
  }
}
