/**
 * The only place for elementary functions that could differ between JavaScript engines.
 * `Math.pow` and the power operator differ by one unit in the last place between Node 20 and Node 24, and sine and
 * cosine between Node and Chromium (measured); exp, log, log1p and sqrt agree everywhere, so the simulation
 * is built from those; log10 (equal on Node 20 to 24) only rounds what is published.
 */

/** base^exponent for base ≥ 0. */
export function power(base: number, exponent: number): number {
  return base === 0 ? (exponent === 0 ? 1 : 0) : Math.exp(exponent * Math.log(base));
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** Logistic function, without overflow at either end. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** Inverse of the logistic function; p in (0, 1). */
export function logit(p: number): number {
  return Math.log(p / (1 - p));
}

/** log(1 + exp(x)) without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** 1 − β^t, Adam's bias correction; exactly 1 once β^t is below half the rounding error of 1. */
export function biasCorrection(beta: number, t: number): number {
  return t * (1 - beta) > 40 ? 1 : 1 - Math.exp(t * Math.log(beta));
}

/** Linear interpolation between `from` and `to` on a linear or a logarithmic scale; share in [0, 1]. */
export function interpolate(from: number, to: number, share: number, scale: 'linear' | 'log'): number {
  if (scale === 'linear') return from + (to - from) * share;
  return Math.exp(Math.log(from) + (Math.log(to) - Math.log(from)) * share);
}

/** Coefficients of sin(x)/x in powers of x²: (−1)^k / (2k+1)!. */
const SINE = new Float64Array(10);
SINE[0] = 1;
for (let k = 1; k < SINE.length; k++) SINE[k] = -SINE[k - 1]! / (2 * k * (2 * k + 1));

/**
 * Half a cosine from 1 at share 0 to 0 at share 1, without calling cosine: the Taylor series of sin on [−π/2, π/2]
 * (error below 1e-11), so that a schedule has the same bytes on every engine.
 */
export function halfCosine(share: number): number {
  const x = Math.PI * (0.5 - clamp(share, 0, 1));
  const s = x * x;
  let sine = 0;
  for (let k = SINE.length - 1; k >= 0; k--) sine = SINE[k]! + s * sine;
  sine *= x;
  return (1 + sine) / 2;
}

/** 10^0 … 10^22, the powers of ten a double holds exactly. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));

/** Rounds to a number of significant digits, as published numbers are (5 everywhere); non-finite values pass. */
export function significant(value: number, digits = 5): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const shift = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
  // One rounding of the integer and one exact power of ten: the quotient is the double nearest to the decimal.
  if (shift >= 0 && shift <= 22) return Math.round(value * POWERS_OF_TEN[shift]!) / POWERS_OF_TEN[shift]!;
  if (shift < 0 && shift >= -22) return Math.round(value / POWERS_OF_TEN[-shift]!) * POWERS_OF_TEN[-shift]!;
  return Number(value.toPrecision(digits));
}
