import { median } from 'simple-statistics';
import type { StepMetric } from '../core/vocabulary.js';
import type { Trace } from '../run/trace.js';

/** Evidence in nats at which a matched observer is sure: d′ = 3. */
export const ENOUGH = 4.5;

/** Evidence of one value that is finite in one of two runs alone: it settles the matter, and keeps sums finite. */
const ONE_SIDED = 1000;

/** Half-width of the window whose mean is the local trend, in points. */
const STEP_WINDOW = 50;
const EVALUATION_WINDOW = 4;

/** Step panels a solver sees; positive ones are compared as logarithms. */
export const STEP_PANELS: readonly { readonly metric: StepMetric; readonly log: boolean; readonly floor: number }[] = [
  { metric: 'train-loss', log: false, floor: 0.002 },
  { metric: 'gradient-norm', log: true, floor: 0.005 },
  { metric: 'learning-rate', log: true, floor: 0.01 },
  { metric: 'update-ratio', log: true, floor: 0.01 },
  { metric: 'weight-norm', log: true, floor: 0.005 },
  { metric: 'throughput', log: true, floor: 0.002 },
];

/** Evaluation panels a solver sees, slice by slice. */
export const EVALUATION_METRICS = ['loss', 'accuracy', 'ece'] as const;
export type EvaluationMetric = (typeof EVALUATION_METRICS)[number];

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
      STEP_PANELS.map(({ metric, log, floor }) => [metric, deviation(healthy.series[metric], log, floor, STEP_WINDOW)]),
    ),
    evaluation: { loss: slices('loss'), accuracy: slices('accuracy'), ece: slices('ece') },
  };
}

/**
 * Nats by which one value of a panel tells a run from another: ((run − other)/σ)² / 2, and as good as certainty where only one of
 * them is a number, or on a logarithmic panel a positive one.
 */
export function evidenceOfValue(run: number, other: number, log: boolean, sigma: number): number {
  if (Object.is(run, other) || run === other) return 0;
  // A step that was skipped logs a ratio of 0, which no logarithm can be compared with.
  const comparable = log ? run > 0 && other > 0 : true;
  if (!Number.isFinite(run) || !Number.isFinite(other) || !comparable) return ONE_SIDED;
  const difference = log ? Math.log(run / other) : run - other;
  return (difference * difference) / (2 * sigma * sigma);
}

/** One line of a panel: a step metric, or one slice of a metric of the slices. */
export interface PanelEvidence {
  /** Id of the panel: a step metric, or `slice-` and a metric. */
  readonly panel: string;
  /** Index of the slice, null for a step metric. */
  readonly slice: number | null;
  /** Evidence of each value; its index is that of the series. */
  readonly values: Float64Array;
  /** Sum of the values. */
  readonly evidence: number;
}

/** What every line of every panel tells between two runs of one scenario. */
export function evidenceByPanel(run: Trace, other: Trace, noise: PanelNoise): PanelEvidence[] {
  const steps = STEP_PANELS.map(({ metric, log }) =>
    lineEvidence(metric, null, run.series[metric], other.series[metric], log, noise.step.get(metric)!),
  );
  const slices = EVALUATION_METRICS.flatMap((metric) =>
    run.evaluations.metrics[metric].map((values, slice) =>
      lineEvidence(
        `slice-${metric}`,
        slice,
        values,
        other.evaluations.metrics[metric][slice]!,
        false,
        noise.evaluation[metric][slice]!,
      ),
    ),
  );
  return [...steps, ...slices];
}

/** Compares as many values as both runs have. */
function lineEvidence(
  panel: string,
  slice: number | null,
  run: Float64Array,
  other: Float64Array,
  log: boolean,
  sigma: number,
): PanelEvidence {
  const values = new Float64Array(Math.min(run.length, other.length));
  let evidence = 0;
  for (let i = 0; i < values.length; i++) {
    values[i] = evidenceOfValue(run[i]!, other[i]!, log, sigma);
    evidence += values[i]!;
  }
  return { panel, slice, values, evidence };
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
