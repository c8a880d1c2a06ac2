import { minimise } from './minimise.js';

/** Runs as sparse rows of numbers, and the class of each. */
export interface Table {
  /** Where each row begins in `indices` and `values`. Shape [rows + 1]. */
  readonly starts: Int32Array;
  /** Columns of the numbers that are not 0, and the numbers. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
  readonly columns: number;
  /** Shape [rows]. */
  readonly classes: Int32Array;
  /** Weight of each row. Shape [rows]. */
  readonly weights: Float64Array;
}

/** Shape [(columns + 1) × classes]: one row a column, the biases last, so that a number of a run meets its weights side by side. */
export type Coefficients = Float64Array;

/** Error of a class, as a share of the row's weight, below which it pulls at nothing. */
const NEGLIGIBLE = 1e-5;

/**
 * Multinomial logistic regression with a ridge: minimises the mean loss in nats plus ridge/2 times the squared weights
 * (biases are free). @param start coefficients to begin with; absent: all 0
 */
export function fitLogistic(
  table: Table,
  classes: number,
  ridge: number,
  iterations: number,
  start?: Coefficients,
): Coefficients {
  const { starts, indices, values, columns, classes: truth, weights } = table;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scores = new Float64Array(classes);
  const errors = new Float64Array(classes);
  const active = new Int32Array(classes);
  const biases = columns * classes;
  return minimise(
    (at, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (let row = 0; row < truth.length; row++) {
        const share = weights[row]! / total;
        scoresOf(at, table, row, scores);
        loss -= share * normalise(scores, truth[row]!);
        let count = 0;
        for (let c = 0; c < classes; c++) {
          const error = scores[c]! - (c === truth[row] ? 1 : 0);
          if (Math.abs(error) < NEGLIGIBLE) continue;
          active[count] = c;
          errors[count++] = share * error;
        }
        const end = starts[row + 1]!;
        for (let i = starts[row]!; i < end; i++) {
          const base = indices[i]! * classes;
          const value = values[i]!;
          for (let k = 0; k < count; k++) gradient[base + active[k]!]! += errors[k]! * value;
        }
        for (let k = 0; k < count; k++) gradient[biases + active[k]!]! += errors[k]!;
      }
      for (let k = 0; k < biases; k++) {
        const weight = at[k]!;
        loss += (ridge / 2) * weight * weight;
        gradient[k]! += ridge * weight;
      }
      return loss;
    },
    start ?? new Float64Array(biases + classes),
    iterations,
  );
}

/** Scores of the classes of one row, before they are normalised. */
export function scoresOf(
  coefficients: Coefficients,
  { starts, indices, values, columns }: Table,
  row: number,
  scores: Float64Array,
): void {
  const classes = scores.length;
  const biases = columns * classes;
  for (let c = 0; c < classes; c++) scores[c] = coefficients[biases + c]!;
  const end = starts[row + 1]!;
  for (let i = starts[row]!; i < end; i++) {
    const base = indices[i]! * classes;
    const value = values[i]!;
    for (let c = 0; c < classes; c++) scores[c]! += coefficients[base + c]! * value;
  }
}

/** Turns scores into probabilities, in place. @returns log-probability of the true class */
export function normalise(scores: Float64Array, truth: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  const own = scores[truth]! - most;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(scores[c]! - most);
    sum += scores[c]!;
  }
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
  return own - Math.log(sum);
}
