import { deviation, mean } from '../helpers/statistics.js';

/** A row of features and whether it is of the first class. */
export interface Sample {
  readonly features: readonly number[];
  readonly real: boolean;
  /** Samples of one group are in one fold. */
  readonly group: number;
}

/** Ridge penalty on standardised features; the intercept has none. */
const PENALTY = 1;
const NEWTON_STEPS = 30;

/** Logistic regression by Newton's method, both classes of equal weight. Returns the score of a row. */
export function fitLogistic(samples: readonly Sample[]): (features: readonly number[]) => number {
  const width = samples[0]!.features.length;
  const columns = Array.from({ length: width }, (_, j) => samples.map(({ features }) => features[j]!));
  const centre = columns.map((values) => mean(values));
  const scale = columns.map((values) => Math.max(deviation(values), 1e-12));
  const row = (features: readonly number[]): number[] => [
    1,
    ...features.map((value, j) => (value - centre[j]!) / scale[j]!),
  ];
  const rows = samples.map(({ features }) => row(features));
  const count = samples.filter(({ real }) => real).length;
  const weight = samples.map(({ real }) => samples.length / 2 / (real ? count : samples.length - count));
  const beta = new Array<number>(width + 1).fill(0);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const change = newtonStep(
      rows,
      samples.map(({ real }) => (real ? 1 : 0)),
      weight,
      beta,
    );
    change.forEach((value, j) => {
      beta[j]! += value;
    });
    if (Math.max(...change.map(Math.abs)) < 1e-10) break;
  }
  return (features) => dot(row(features), beta);
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

function newtonStep(
  rows: readonly number[][],
  targets: readonly number[],
  weight: readonly number[],
  beta: readonly number[],
): number[] {
  const size = beta.length;
  const gradient = beta.map((value, j) => (j === 0 ? 0 : -PENALTY * value));
  const hessian = Array.from({ length: size }, (_, j) =>
    Array.from({ length: size }, (_, k) => (j === k && j > 0 ? PENALTY : 0)),
  );
  rows.forEach((row, i) => {
    const chance = 1 / (1 + Math.exp(-dot(row, beta)));
    const pull = weight[i]! * (targets[i]! - chance);
    const curve = weight[i]! * chance * (1 - chance);
    for (let j = 0; j < size; j++) {
      gradient[j]! += pull * row[j]!;
      for (let k = 0; k < size; k++) hessian[j]![k]! += curve * row[j]! * row[k]!;
    }
  });
  return solve(hessian, gradient);
}

/** Solves a symmetric positive system by elimination; the inputs are used up. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let j = 0; j < size; j++) {
    const pivot = Math.max(matrix[j]![j]!, 1e-12);
    for (let i = j + 1; i < size; i++) {
      const factor = matrix[i]![j]! / pivot;
      for (let k = j; k < size; k++) matrix[i]![k]! -= factor * matrix[j]![k]!;
      right[i]! -= factor * right[j]!;
    }
  }
  const result = new Array<number>(size).fill(0);
  for (let j = size - 1; j >= 0; j--) {
    let sum = right[j]!;
    for (let k = j + 1; k < size; k++) sum -= matrix[j]![k]! * result[k]!;
    result[j] = sum / Math.max(matrix[j]![j]!, 1e-12);
  }
  return result;
}

/** Scores of all samples, each from a fit on the other folds; a group is in fold group mod `folds`. */
export function crossScores(samples: readonly Sample[], folds: number): number[] {
  const scorers = Array.from({ length: folds }, (_, fold) =>
    fitLogistic(samples.filter(({ group }) => group % folds !== fold)),
  );
  return samples.map(({ features, group }) => scorers[group % folds]!(features));
}

/** Chance that a score of the first class is above one of the second; ties count half. */
export function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  let above = 0;
  for (const a of first) for (const b of second) above += a > b ? 1 : a === b ? 0.5 : 0;
  return above / (first.length * second.length);
}
