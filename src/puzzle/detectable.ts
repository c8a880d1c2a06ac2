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

/** Evaluation panels a solver sees, slice by slice. */
const EVALUATION_METRICS = ['loss', 'accuracy', 'ece'] as const;
type EvaluationMetric = (typeof EVALUATION_METRICS)[number];

/** Smallest standard deviation an evaluation can have for an observer: what a table with three decimals shows. */
const EVALUATION_FLOOR = 0.002;

/** Noise of every panel of a healthy run: its robust standard deviation around the local trend. */
export interface PanelNoise {
  readonly step: ReadonlyMap<StepMetric, number>;
  /** evaluation[metric][slice]. */
  readonly evaluation: Readonly<Record<EvaluationMetric, readonly number[]>>;
}

/** Measures the noise that a solver can read off the healthy earlier run. */
export function panelNoise(healthy: Trace): PanelNoise {
  const deviation = (values: Float64Array, log: boolean, floor: number, window: number) =>
    Math.max(floor, robustDeviation(values, log ? Math.log : (x) => x, window));
  const slices = (metric: EvaluationMetric) =>
    healthy.evaluations.metrics[metric].map((values) => deviation(values, false, EVALUATION_FLOOR, EVALUATION_WINDOW));
  return {
    step: new Map(
      PANELS.map(({ metric, log, floor }) => [metric, deviation(healthy.series[metric], log, floor, STEP_WINDOW)]),
    ),
    evaluation: { loss: slices('loss'), accuracy: slices('accuracy'), ece: slices('ece') },
  };
}

/**
 * First step at which a matched observer, who has the twin on the same data order beside the run, holds enough evidence
 * on one panel: Σ ((run − twin)/σ)² / 2 ≥ 4.5 nats, σ the noise of that panel in a healthy run (docs/scoring.md).
 * Evaluations count at the step they are made. Null if it never does within the twin's length.
 */
export function detectableStep(run: Trace, twin: Trace, noise: PanelNoise): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (const { metric, log } of PANELS) {
    const index = firstSure(run.series[metric], twin.series[metric], log, noise.step.get(metric)!);
    if (index !== null) first = Math.min(first, index);
  }
  for (const metric of EVALUATION_METRICS)
    twin.evaluations.metrics[metric].forEach((values, slice) => {
      const index = firstSure(run.evaluations.metrics[metric][slice]!, values, false, noise.evaluation[metric][slice]!);
      if (index !== null) first = Math.min(first, run.evaluations.steps[index]!);
    });
  return Number.isFinite(first) ? first : null;
}

function firstSure(run: Float64Array, twin: Float64Array, log: boolean, sigma: number): number | null {
  let evidence = 0;
  for (let i = 0; i < twin.length; i++) {
    if (run[i] === twin[i]) continue;
    if (!Number.isFinite(run[i]!)) return i;
    const difference = log ? Math.log(run[i]! / twin[i]!) : run[i]! - twin[i]!;
    evidence += (difference * difference) / (2 * sigma * sigma);
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
