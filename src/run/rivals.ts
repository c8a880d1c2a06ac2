/**
 * The answers beside the top one, as energies: N = classes − 1 rivals with normally distributed logits of variance V, of which
 * `rivals` − 1 are left to choose from at logit scale 1 (V = 2(log N − log(rivals − 1)) gives them that entropy). A smaller scale
 * brings nonsense back among them, a larger one freezes out all but the best: Derrida's random energy model (1981),
 * log Z(κ) = log N + κ²V/2 up to κ_c = √(2 log N / V), and linear beyond. Where every class is a rival, V = 0 and nothing
 * but the top answer's own logit moves.
 */
export class Rivals {
  readonly #logCount: number;
  readonly #variance: number;
  readonly #frozenAt: number;
  readonly #frozenSlope: number;
  readonly #atOne: number;

  constructor({ rivals, classes }: { readonly rivals: number; readonly classes: number }) {
    this.#logCount = Math.log(classes - 1);
    this.#variance = 2 * (this.#logCount - Math.log(rivals - 1));
    this.#frozenSlope = Math.sqrt(2 * this.#variance * this.#logCount);
    this.#frozenAt = this.#variance > 0 ? this.#frozenSlope / this.#variance : Number.POSITIVE_INFINITY;
    this.#atOne = this.logSum(1);
  }

  /** log Z: what a label drawn at random costs beside not being the top answer, in nats. */
  logSum(scale: number): number {
    if (scale >= this.#frozenAt) return scale * this.#frozenSlope;
    return this.#logCount + (scale * scale * this.#variance) / 2;
  }

  /** Its derivative with respect to the scale. */
  logSumSlope(scale: number): number {
    return scale >= this.#frozenAt ? this.#frozenSlope : scale * this.#variance;
  }

  /** Logit of the confidence in the top answer is κh + this, for an example whose logit of being right is h; 0 at scale 1. */
  shift(scale: number): number {
    return scale * this.#atOne - this.logSum(scale);
  }

  /** Its derivative with respect to the scale. */
  shiftSlope(scale: number): number {
    return this.#atOne - this.logSumSlope(scale);
  }

  /** What a wrong scale costs a label that is one of the rivals and not the top answer: KL of the rivals, in nats. */
  cost(scale: number): number {
    return this.logSum(scale) - this.#atOne + (1 - scale) * this.#variance;
  }

  /** Its derivative with respect to the scale. */
  costSlope(scale: number): number {
    return this.logSumSlope(scale) - this.#variance;
  }
}
