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

/** Shape [classes × (columns + 1)]: the bias is the last one of a class. */
export type Coefficients = Float64Array;

/**
 * Multinomial logistic regression with a ridge: minimises the mean loss in nats plus ridge/2 times the squared weights
 * (biases are free).
 */
export function fitLogistic(table: Table, classes: number, ridge: number, iterations: number): Coefficients {
  const { starts, indices, values, columns, classes: truth, weights } = table;
  const width = columns + 1;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scores = new Float64Array(classes);
  return minimise(
    (at, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (let row = 0; row < truth.length; row++) {
        const [start, end] = [starts[row]!, starts[row + 1]!];
        const share = weights[row]! / total;
        scoresOf(at, table, row, scores);
        loss -= share * normalise(scores, truth[row]!);
        for (let c = 0; c < classes; c++) {
          const error = share * (scores[c]! - (c === truth[row] ? 1 : 0));
          if (Math.abs(error) < 1e-9) continue;
          const base = c * width;
          for (let i = start; i < end; i++) gradient[base + indices[i]!]! += error * values[i]!;
          gradient[base + columns]! += error;
        }
      }
      for (let c = 0; c < classes; c++)
        for (let k = 0; k < columns; k++) {
          const weight = at[c * width + k]!;
          loss += (ridge / 2) * weight * weight;
          gradient[c * width + k]! += ridge * weight;
        }
      return loss;
    },
    new Float64Array(classes * width),
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
  const [start, end] = [starts[row]!, starts[row + 1]!];
  for (let c = 0; c < scores.length; c++) {
    const base = c * (columns + 1);
    let score = coefficients[base + columns]!;
    for (let i = start; i < end; i++) score += coefficients[base + indices[i]!]! * values[i]!;
    scores[c] = score;
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
