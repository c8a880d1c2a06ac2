import type { SliceMetric, StepMetric } from '../../src/core/vocabulary.js';
import type { Scenario } from '../../src/run/scenario.js';
import type { Trace } from '../../src/run/trace.js';
import type { Cause } from './runs.js';
import { resolve } from './runs.js';
import { autocorrelation, deviation, mean, median } from './statistics.js';

/** What is measured: a step panel, a texture of the loss, or an evaluation of slices. Names as in `Fault.signature`. */
export type Metric = StepMetric | 'loss-noise' | 'loss-period' | `slice-${SliceMetric | 'gap'}`;

export interface Statistic {
  readonly metric: Metric;
  /** Steps since onset, from (included) to (excluded). */
  readonly window: readonly [from: number, to: number];
  /** Of the run with the fault to its twin. */
  readonly compare: 'difference' | 'ratio';
  /** Slices that are read: the fault's place, every other one (the one that moved most counts), or their mean. */
  readonly of?: 'place' | 'others' | 'all';
  /** Over the window; the mean where absent. The median is for slices: a spike between two evaluations is no level. */
  readonly reduce?: 'max' | 'min' | 'median';
}

/** Value of a statistic for a run beside its twin. */
export function effect(statistic: Statistic, run: Trace, twin: Trace, scenario: Scenario, cause: Cause): number {
  const { metric, compare, of } = statistic;
  const between = (a: number, b: number): number => (compare === 'ratio' ? a / b : a - b);
  if (!metric.startsWith('slice-')) {
    const read = (trace: Trace): number => readSteps(statistic, trace, scenario, cause);
    return between(read(run), read(twin));
  }
  const name = metric.slice('slice-'.length) as SliceMetric | 'gap';
  const slices = run.evaluations.slices.map((_, slice) => slice);
  const place = run.evaluations.slices.indexOf(resolve(cause, scenario).injection.where ?? '');
  const read = (trace: Trace, slice: number): number[] => readSlice(name, statistic, trace, cause, slice);
  if (of === 'place') return between(mean(read(run, place)), mean(read(twin, place)));
  if (of === 'others') {
    const values = slices
      .filter((slice) => slice !== place)
      .flatMap((slice) => read(run, slice).map((value, i) => between(value, read(twin, slice)[i]!)));
    return values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most));
  }
  const middle = statistic.reduce === 'median' ? median : mean;
  const average = (trace: Trace): number => mean(slices.map((slice) => middle(read(trace, slice))));
  return between(average(run), average(twin));
}

function readSteps({ metric, window, reduce }: Statistic, trace: Trace, scenario: Scenario, cause: Cause): number {
  const part = (name: StepMetric): Float64Array =>
    trace.series[name].subarray(cause.onset + window[0], cause.onset + window[1]);
  if (metric === 'loss-noise') return stepToStep(part('train-loss'));
  if (metric === 'loss-period') {
    const period = resolve(cause, scenario).injection.dose['batches'] ?? 1;
    return autocorrelation(part('train-loss'), period);
  }
  const values = part(metric as StepMetric);
  return reduce === 'max' ? Math.max(...values) : reduce === 'min' ? Math.min(...values) : mean(values);
}

/** Standard deviation of white noise on a slow trend, from the differences of neighbours. */
function stepToStep(values: Float64Array): number {
  return deviation(values.subarray(1).map((value, i) => value - values[i]!)) / Math.SQRT2;
}

function readSlice(
  name: SliceMetric | 'gap',
  { window }: Statistic,
  { evaluations: { steps, metrics } }: Trace,
  { onset }: Cause,
  slice: number,
): number[] {
  const values: number[] = [];
  steps.forEach((step, at) => {
    if (step < onset + window[0] || step >= onset + window[1]) return;
    const of = (metric: SliceMetric): number => metrics[metric][slice]![at]!;
    values.push(name === 'gap' ? of('confidence') - of('accuracy') : of(name));
  });
  if (values.length === 0) throw new Error(`no evaluation in [${window.join(', ')}) after step ${onset}`);
  return values;
}
