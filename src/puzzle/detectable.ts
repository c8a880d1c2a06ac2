import { median } from 'simple-statistics';
import type { StepMetric } from '../core/vocabulary.js';
import type { Trace } from '../run/trace.js';

/** Evidence in nats at which a matched observer is sure: d′ = 3. */
const ENOUGH = 4.5;

/** Half-width of the window whose mean is the local trend, in points. */
const STEP_WINDOW = 50;
const EVALUATION_WINDOW = 4;

/** Step panels a solver sees; positive ones are compared as logarithms. */
const PANELS: readonly { readonly metric: StepMetric; readonly log: boolean; readonly floor: number }[] = [
  { metric: 'train-loss', log: false, floor: 0.002 },
  { metric: 'gradient-norm', log: true, floor: 0.005 },
  { metric: 'learning-rate', log: true, floor: 0.01 },
  { metric: 'update-ratio', log: true, floor: 0.01 },
  { metric: 'weight-norm', log: true, floor: 0.005 },
  { metric: 'throughput', log: true, floor: 0.002 },
];

/** Smallest standard deviation an evaluation can have for an observer: what a table with three decimals shows. */
const EVALUATION_FLOOR = 0.002;

/**
 * First step at which a matched observer, who knows the twin's mean and the fault's, has enough evidence on one panel:
 * Σ ((run − twin)/σ)² / 2 ≥ 4.5 nats, σ the robust standard deviation of the twin around its local trend
 * (docs/scoring.md). Evaluations count at the step they are made. Null if it never does.
 */
export function detectableStep(run: Trace, twin: Trace): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (const { metric, log, floor } of PANELS) {
    const index = firstSure(run.series[metric], twin.series[metric], log, floor, STEP_WINDOW);
    if (index !== null) first = Math.min(first, index);
  }
  for (const metric of ['loss', 'accuracy', 'ece'] as const)
    run.evaluations.metrics[metric].forEach((values, slice) => {
      const other = twin.evaluations.metrics[metric][slice]!;
      const index = firstSure(values, other, false, EVALUATION_FLOOR, EVALUATION_WINDOW);
      if (index !== null) first = Math.min(first, run.evaluations.steps[index]!);
    });
  return Number.isFinite(first) ? first : null;
}

function firstSure(run: Float64Array, twin: Float64Array, log: boolean, floor: number, window: number): number | null {
  const value = (x: number) => (log ? Math.log(x) : x);
  let start = 0;
  while (start < run.length && run[start] === twin[start]) start++;
  if (start === run.length) return null;
  const sigma = Math.max(floor, robustDeviation(twin, value, window));
  let evidence = 0;
  for (let i = start; i < run.length; i++) {
    if (!Number.isFinite(run[i]!)) return i;
    const difference = (value(run[i]!) - value(twin[i]!)) / sigma;
    evidence += (difference * difference) / 2;
    if (evidence >= ENOUGH) return i;
  }
  return null;
}

/** 1.4826 × the median absolute deviation from the local mean. */
function robustDeviation(series: Float64Array, value: (x: number) => number, window: number): number {
  const n = series.length;
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) sums[i + 1] = sums[i]! + value(series[i]!);
  const deviations: number[] = [];
  for (let i = 0; i < n; i++) {
    const from = Math.max(0, i - window);
    const to = Math.min(n, i + window + 1);
    const deviation = value(series[i]!) - (sums[to]! - sums[from]!) / (to - from);
    if (Number.isFinite(deviation)) deviations.push(Math.abs(deviation));
  }
  return deviations.length === 0 ? 0 : 1.4826 * median(deviations);
}
