import { toWire } from '../core/json.js';
import { SLICE_METRICS, STEP_METRICS } from '../core/vocabulary.js';
import type { Trace } from '../run/trace.js';

/** Column names of other tools use underscores. */
const column = (metric: string): string => metric.replaceAll('-', '_');

/** One row a step; 5 significant digits; NaN after divergence. */
export function stepsAsCsv(trace: Trace): string {
  const lines = [`step,${STEP_METRICS.map(column).join(',')}`];
  for (let step = 0; step < trace.steps; step++)
    lines.push(`${step},${STEP_METRICS.map((metric) => toWire(trace.series[metric][step]!)).join(',')}`);
  return `${lines.join('\n')}\n`;
}

/** Long format: step, slice, metric, value. */
export function evaluationsAsCsv(trace: Trace): string {
  const lines = ['step,slice,metric,value'];
  trace.evaluations.steps.forEach((step, k) => {
    trace.evaluations.slices.forEach((slice, s) => {
      for (const metric of SLICE_METRICS)
        lines.push(`${step},${slice},${metric},${toWire(trace.evaluations.metrics[metric][s]![k]!)}`);
    });
  });
  return `${lines.join('\n')}\n`;
}

/** One JSON object a line, told apart by `type`: run, step, evaluation, log. */
export function traceAsJsonLines(trace: Trace): string {
  const { evaluations } = trace;
  const lines: unknown[] = [{ type: 'run', scenario: trace.scenario, steps: trace.steps, slices: evaluations.slices }];
  for (let step = 0; step < trace.steps; step++)
    lines.push({
      type: 'step',
      step,
      ...Object.fromEntries(STEP_METRICS.map((metric) => [column(metric), toWire(trace.series[metric][step]!)])),
    });
  evaluations.steps.forEach((step, k) => {
    evaluations.slices.forEach((slice, s) => {
      const values = SLICE_METRICS.map((metric) => [metric, toWire(evaluations.metrics[metric][s]![k]!)]);
      lines.push({ type: 'evaluation', step, slice, ...Object.fromEntries(values) });
    });
  });
  for (const { step, level, text } of trace.log) lines.push({ type: 'log', step, level, text });
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}
