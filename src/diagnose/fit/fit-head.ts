import { significant } from '../../core/maths.js';
import { HEALTHY } from '../../core/vocabulary.js';
import type { Head, Scale } from '../model.js';
import type { Panel } from '../panels.js';
import { BASIS, basisOf } from '../weigh.js';
import { type Coefficients, fitLogistic, normalise, scoresOf, type Table } from './logistic.js';

/** Every which run is held out to calibrate. */
export const HELD_OUT = 5;

/** Iterations of the fit proper, which begins where the first one ended. */
const ITERATIONS = 35;

/** Iterations of the fit that only decides which features are kept. */
const FIRST_ITERATIONS = 15;

/** Runs, about, that are enough for it. */
const FIRST_RUNS = 2000;

/** Factors on the log-odds that are tried. */
const FACTORS = Array.from({ length: 41 }, (_, i) => 0.4 + 0.025 * i);

/** Quantiles of the surprise that are kept. */
const QUANTILES = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 1];

export interface HeadSettings {
  readonly scenario: string | null;
  readonly panels: readonly Panel[];
  readonly ridge: number;
  /** Features kept, at most. */
  readonly most: number;
}

/** Drawn runs as the head sees them. */
export interface HeadData {
  /** Features of every run by these scales, 0 where there is nothing to read. Shape [runs][features]. */
  readonly values: readonly Float64Array[];
  readonly scales: readonly Scale[];
  readonly causes: readonly string[];
  /** Panel and kind of each feature, in the order of the model. */
  readonly features: readonly { readonly panel: Panel; readonly absolute: boolean }[];
}

export function fitHead(
  { scenario, panels, ridge, most }: HeadSettings,
  { values, scales, causes, features }: HeadData,
): Head {
  const classes = [...new Set(causes)].sort();
  const truth = Int32Array.from(causes, (cause) => classes.indexOf(cause));
  const possible = features.flatMap(({ panel, absolute }, f) =>
    panels.includes(panel) && (!absolute || scenario !== null) ? [f] : [],
  );
  const train = truth.map((_, row) => row).filter((row) => row % HELD_OUT !== 0);
  const stride = Math.max(1, Math.round(train.length / FIRST_RUNS));
  const some = train.filter((_, i) => i % stride === 0);
  const rough = fitLogistic(
    tableOf(values, truth, possible, some, classes.length, 1),
    classes.length,
    ridge,
    FIRST_ITERATIONS,
  );
  const kept = mostTelling(rough, possible, { values, truth, classes: classes.length, most });
  const fitted = fitLogistic(
    tableOf(values, truth, kept, train, classes.length, BASIS),
    classes.length,
    ridge,
    ITERATIONS,
    startFrom(rough, possible, kept, classes.length),
  );
  const held = truth.map((_, row) => row).filter((row) => row % HELD_OUT === 0);
  const factor = calibrated(fitted, tableOf(values, truth, kept, held, classes.length, BASIS), classes.length);
  const column = (c: number) =>
    Array.from({ length: kept.length * BASIS + 1 }, (_, k) => significant(factor * fitted[k * classes.length + c]!, 3));
  const means = kept.map((f) => mean(values.map((row) => row[f]!)));
  const deviations = kept.map((f, i) =>
    Math.max(0.05, Math.sqrt(mean(values.map((row) => (row[f]! - means[i]!) * (row[f]! - means[i]!))))),
  );
  const head: Head = {
    scenario,
    panels: [...panels],
    causes: classes,
    features: kept,
    scales: kept.map((f) => scales[f]!),
    bias: classes.map((_, c) => column(c).at(-1)!),
    weights: classes.map((_, c) => column(c).slice(0, -1)),
    surprises: [],
    controls: controlsOf(values, causes, kept),
    means: means.map((x) => significant(x, 3)),
    deviations: deviations.map((x) => significant(x, 3)),
  };
  const surprises = Float64Array.from(values, (row) => surpriseOf(head, row)).sort();
  return {
    ...head,
    surprises: QUANTILES.map((q) => significant(surprises[Math.floor(q * (surprises.length - 1))]!, 4)),
  };
}

/** Coefficients of the first fit for the features that are kept: their weights as they are, the knees at 0. */
function startFrom(
  rough: Coefficients,
  possible: readonly number[],
  kept: readonly number[],
  classes: number,
): Coefficients {
  const start = new Float64Array((kept.length * BASIS + 1) * classes);
  kept.forEach((f, i) => {
    const from = possible.indexOf(f) * classes;
    start.set(rough.subarray(from, from + classes), i * BASIS * classes);
  });
  start.set(rough.subarray(-classes), kept.length * BASIS * classes);
  return start;
}

/** Scaled features of healthy runs scatter by this much; a number that never moves is told from rounding only. */
function controlsOf(values: readonly Float64Array[], causes: readonly string[], features: readonly number[]): number[] {
  const healthy = values.filter((_, row) => causes[row] === HEALTHY);
  return features.map((f) => {
    const middle = mean(healthy.map((row) => row[f]!));
    const variance = mean(healthy.map((row) => (row[f]! - middle) * (row[f]! - middle)));
    return significant(Math.max(0.05, Math.sqrt(variance)), 3);
  });
}

/** Mean squared distance of a run from the simulated ones, feature by feature in standard deviations. */
export function surpriseOf(
  { features, means, deviations }: Pick<Head, 'features' | 'means' | 'deviations'>,
  values: Float64Array,
): number {
  let sum = 0;
  features.forEach((f, i) => {
    const distance = (values[f]! - means[i]!) / deviations[i]!;
    sum += distance * distance;
  });
  return sum / Math.max(1, features.length);
}

/** Runs and their classes. */
interface Sample {
  readonly values: readonly Float64Array[];
  readonly truth: Int32Array;
  readonly classes: number;
}

/**
 * Every class counts alike, whatever its share of the draws, so that scores are likelihoods.
 * @param basis numbers a feature is weighed by: all of them, or 1 for the feature itself alone
 */
function tableOf(
  all: readonly Float64Array[],
  truth: Int32Array,
  features: readonly number[],
  rows: Int32Array,
  classes: number,
  basis: number,
): Table {
  const counts = new Float64Array(classes);
  for (const row of rows) counts[truth[row]!]!++;
  const starts = new Int32Array(rows.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  const numbers = new Float64Array(BASIS);
  rows.forEach((row, r) => {
    features.forEach((f, i) => {
      basisOf(all[row]![f]!, numbers, 0);
      for (let b = 0; b < basis; b++)
        if (numbers[b] !== 0) {
          indices.push(i * basis + b);
          values.push(numbers[b]!);
        }
    });
    starts[r + 1] = indices.length;
  });
  return {
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
    columns: features.length * basis,
    classes: Int32Array.from(rows, (row) => truth[row]!),
    weights: Float64Array.from(rows, (row) => 1 / counts[truth[row]!]!),
  };
}

/**
 * The features that move the score of some cause most in runs of that cause, by a fit that weighs each as it is. What tells
 * one cause of fifty, and says nothing of the others, is so kept before what says a little of many.
 */
function mostTelling(
  coefficients: Coefficients,
  features: readonly number[],
  { values, truth, classes, most }: Sample & { readonly most: number },
): number[] {
  const counts = new Float64Array(classes);
  for (const c of truth) counts[c]!++;
  const importance = features.map((f, i) => {
    const sums = new Float64Array(classes);
    values.forEach((row, at) => {
      sums[truth[at]!]! += Math.abs(row[f]!);
    });
    let largest = 0;
    for (let c = 0; c < classes; c++)
      largest = Math.max(largest, (Math.abs(coefficients[i * classes + c]!) * sums[c]!) / counts[c]!);
    return largest;
  });
  const order = features.map((_, i) => i).sort((a, b) => importance[b]! - importance[a]! || a - b);
  return order
    .slice(0, most)
    .map((i) => features[i]!)
    .sort((a, b) => a - b);
}

/** The factor on all scores with which the held-out runs are most probable. */
function calibrated(coefficients: Coefficients, table: Table, classes: number): number {
  const scores = new Float64Array(classes);
  const loss = (factor: number): number => {
    let sum = 0;
    for (let row = 0; row < table.classes.length; row++) {
      scoresOf(coefficients, table, row, scores);
      for (let c = 0; c < classes; c++) scores[c]! *= factor;
      sum -= table.weights[row]! * normalise(scores, table.classes[row]!);
    }
    return sum;
  };
  return FACTORS.map((factor) => ({ factor, loss: loss(factor) })).reduce((best, next) =>
    next.loss < best.loss ? next : best,
  ).factor;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
