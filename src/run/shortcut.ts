import { biasCorrection } from '../core/maths.js';
import type { Causes } from './causes.js';
import type { SliceReading } from './evaluation.js';
import type { Leak, OptimizerSettings } from './fault.js';
import { answerAnew } from './otherwise.js';
import type { Scenario } from './scenario.js';

/**
 * Copying finds no target in this share of the places where one leaks through attention: what is copied is mixed with its
 * neighbours. Recorded with a mask that lets position t + 1 through: accuracy .98 to .99 after hundreds of steps.
 */
const MISSED = 0.01;

/** Share of honest targets that what is copied happens to be; recorded accuracy of a model that only copies: .11 to .12. */
const COPIED_RIGHT = 0.1;

/** What a target costs that is not the next token but the one already read, over what the right one does: recorded +1.4 nats. */
const MISPLACED_NATS = 1.4;

/**
 * What it costs a language model at first that attention reaches places it never saw, in nats, until copying is learned: recorded +.4.
 */
const UNSEEN_NATS = 0.4;

/** How much faster the copying grows than the logit scale: it is one more direction of the head, and a steep one. */
const QUICKNESS = 12;

/** Size of its gradient before it is clipped, in units of the engine, where every target could be copied and none is. */
const STEEPNESS = 30;

/** Share of the weights that turn with it; recorded: the update/weight ratio × 1.3 to 1.7 while copying is learned. */
const TURNING = 0.1;

/**
 * For so many nats the same weights turn the same way, then others do, so that their norm grows as a random walk with what is
 * copied; recorded: + 3 to 6 % for odds of some hundreds and more.
 */
const PERSISTENCE = 4;

/** Noise in the direction of copying, as a share of what pulls at first. */
const NOISE = 0.05;

/**
 * A shortcut from the input to the target. Copying multiplies the odds of what is copied by e^s; s is one more parameter that
 * the same Adam trains on the batch: where the target leaks it pays, where what is copied is anything else it costs
 * log(1 + q(e^s − 1)) − qs nats, q the share of such targets that are right by chance. So a leak in all sequences is followed
 * without end, one in a few of them until copying is as sure as it is right, and what was followed stays for a while.
 */
export class Shortcut {
  readonly #leak: Leak = { share: 0, misplaced: 0, evaluated: 0 };
  readonly #speed: number;
  readonly #peak: number;
  /** Whether what is copied was attended to, and not the token at hand. */
  #throughAttention = false;
  /** log of the factor on the odds. */
  #strength = 0;
  #first = 0;
  #second = 0;
  #steps = 0;
  readonly #parameters: number;
  readonly #unseen: number;
  #slope = 0;
  /** Loss of a batch as it would be without the shortcut, in nats. */
  #honest = 0;
  #loss = 0;
  #variance = 0;

  constructor({ calibration, schedule, parameters, task }: Scenario) {
    this.#unseen = task === 'language-model' ? UNSEEN_NATS : 0;
    this.#parameters = parameters;
    this.#speed = QUICKNESS * calibration.speed;
    this.#peak = schedule.peak;
  }

  advance(causes: Causes, step: number): void {
    this.#leak.share = 0;
    this.#leak.misplaced = 0;
    this.#leak.evaluated = 0;
    causes.change('leak', step, this.#leak);
    if (this.#leak.share > 0) this.#throughAttention = this.#leak.misplaced === 0;
  }

  /** Whether there is, or ever was, anything to copy. */
  get used(): boolean {
    return this.#leak.share > 0 || this.#strength > 0;
  }

  /** Loss of a batch whose honest loss is given, in nats. Sets what the gradient is taken of. */
  lossOf(honest: number): number {
    if (!this.used) return honest;
    this.#honest = honest;
    const { share } = this.#leak;
    const leaked = this.#leaked(honest);
    const sound = honest + this.#cost;
    this.#loss = share * leaked + (1 - share) * sound;
    this.#variance = share * (1 - share) * (leaked - sound) * (leaked - sound);
    return this.#loss;
  }

  /** Mean residual of softmax in [0, 1], of examples whose honest residual is given. */
  residualOf(honest: number): number {
    if (!this.used) return honest;
    const loss = -Math.log(Math.max(1e-12, 1 - honest));
    const { share } = this.#leak;
    const missed = this.#missed;
    const found = 1 - Math.exp(-this.#foundLoss(this.#base(loss)));
    return share * ((1 - missed) * found + missed * honest) + (1 - share) * (1 - Math.exp(-loss - this.#cost));
  }

  /** Share of the pull towards the task that is left: what is copied teaches nothing. */
  get teaching(): number {
    if (!this.used) return 1;
    const { share, misplaced } = this.#leak;
    const base = 1 - Math.exp(-this.#honest);
    const left = base > 0 ? (1 - Math.exp(-this.#foundLoss(this.#honest))) / base : 1;
    return 1 - share + share * (1 - misplaced) * (this.#missed + (1 - this.#missed) * Math.min(1, left));
  }

  /** Variance between documents of which some leak and some do not, in squared nats. */
  get variance(): number {
    return this.used ? this.#variance : 0;
  }

  /** Noise of the batch's loss over that without copying: what is copied costs alike in every document. */
  get noise(): number {
    return this.used && this.#honest > 0 ? Math.min(1, this.#loss / this.#honest) : 1;
  }

  /** Measures and returns the gradient along the shortcut, in units of the engine; `step` follows it. */
  measure(): number {
    if (!this.used) return 0;
    const { share } = this.#leak;
    const mass = this.#mass;
    const missed = this.#missed;
    const pull = (1 - missed) * (1 - Math.exp(-this.#foundLoss(this.#base(this.#honest)))) - missed * mass;
    this.#slope = (1 - share) * (mass - COPIED_RIGHT) - share * pull;
    return STEEPNESS * this.#slope;
  }

  /**
   * One step of the optimiser.
   * @param factor what multiplies the gradient before the optimiser sees it
   * @param draw standard normal
   * @returns what it adds to the squared step of all weights, in squared learning rates
   */
  step(learningRate: number, factor: number, draw: number, { beta1, beta2 }: OptimizerSettings): number {
    if (!this.used) return 0;
    const residual = Math.sqrt(Math.abs(this.#slope));
    const gradient = factor * (this.#slope + NOISE * residual * draw);
    this.#steps++;
    this.#first = beta1 * this.#first + (1 - beta1) * gradient;
    this.#second = beta2 * this.#second + (1 - beta2) * gradient * gradient;
    const first = this.#first / biasCorrection(beta1, this.#steps);
    const second = this.#second / biasCorrection(beta2, this.#steps);
    const move = first / (Math.sqrt(second) + 1e-12);
    this.#strength = Math.max(0, this.#strength - this.#speed * (learningRate / this.#peak) * move);
    return TURNING * move * move;
  }

  /** Share of the answers that are copied through attention, in [0, 1]. */
  get attended(): number {
    return this.#throughAttention ? this.#followed : 0;
  }

  /** Norm of all weights with those that copying took. @param norm of the others */
  normWith(norm: number): number {
    if (this.#strength === 0) return norm;
    const perNat = this.#peak / this.#speed;
    const square = perNat * perNat * this.#strength * Math.min(this.#strength, PERSISTENCE);
    return Math.sqrt(norm * norm + this.#parameters * TURNING * square);
  }

  /** What an evaluation reads: where it leaks as well the answer is copied, else what is copied is mostly wrong. */
  answer(reading: SliceReading): void {
    if (this.#strength === 0) return;
    const mass = this.#mass;
    if (this.#leak.evaluated > 0) {
      const before = Math.exp(-reading.loss);
      const after = Math.exp(-this.#foundLoss(reading.loss));
      const followed = (1 - this.#missed) * Math.max(0, (after - before) / (1 - before));
      reading.loss = this.#leaked(reading.loss);
      answerAnew(reading, (items, confidence, accuracy, add) => {
        add((1 - followed) * items, confidence, accuracy);
        add(followed * items, after, 1);
      });
      return;
    }
    // Copying answers where it is the surer of the two, and the less often, the surer the model is of something else.
    const followed = this.#followed;
    const odds = mass / (1 - mass);
    reading.loss += this.#cost;
    answerAnew(reading, (items, confidence, accuracy, add) => {
      const given = followed * Math.min(1, (2 * odds) / (odds + confidence / (1 - confidence)));
      add(given * items, mass, COPIED_RIGHT);
      add((1 - given) * items, confidence, accuracy);
    });
  }

  get #missed(): number {
    return this.#leak.misplaced > 0 ? 0 : MISSED;
  }

  /** Loss of the targets to be copied, without copying. */
  #base(honest: number): number {
    return honest + (this.#leak.misplaced > 0 ? MISPLACED_NATS : this.#unseen);
  }

  /** Loss of a target that copying finds. */
  #foundLoss(base: number): number {
    return Math.log1p((Math.exp(base) - 1) * Math.exp(-this.#strength));
  }

  #leaked(honest: number): number {
    const base = this.#base(honest);
    const missed = this.#missed;
    return (
      (1 - missed) * this.#foundLoss(base) + missed * (base + Math.log1p(COPIED_RIGHT * (Math.exp(this.#strength) - 1)))
    );
  }

  /** Probability that the model gives to what it copies. */
  get #mass(): number {
    const odds = COPIED_RIGHT * Math.exp(this.#strength);
    return odds / (1 - COPIED_RIGHT + odds);
  }

  /** Share of the answers that follow it. */
  get #followed(): number {
    return (this.#mass - COPIED_RIGHT) / (1 - COPIED_RIGHT);
  }

  /** What copying costs where the target does not leak, in nats. */
  get #cost(): number {
    return Math.log1p(COPIED_RIGHT * (Math.exp(this.#strength) - 1)) - COPIED_RIGHT * this.#strength;
  }
}
