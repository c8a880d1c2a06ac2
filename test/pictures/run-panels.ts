import { compileDashboard } from '../../src/charts/compile.js';
import { PANELS } from '../../src/charts/panels.js';
import { PADDING } from '../../src/charts/theme.js';
import type { StepMetric } from '../../src/core/vocabulary.js';
import type { Trace } from '../../src/run/trace.js';
import type { FrameData } from '../../src/web/chart/frame-data.js';
import { markRows } from '../../src/web/chart/marks.js';
import { sliceData } from '../../src/web/chart/slice-data.js';
import type { SliceLines } from '../../src/web/chart/sources.js';
import { stepData } from '../../src/web/chart/step-data.js';
import { stepLines } from '../../src/web/chart/step-lines.js';
import { STEP_AXIS } from '../../src/web/series/x-axis.js';
import { chartSvg, type Signals } from './chart-svg.js';
import type { Compared } from './compared.js';
import { slicesOf } from './legends.js';
import type { Panel } from './panel.js';

export const { charts } = compileDashboard('light');

/** Share of the value range kept free at the top for the name of the onset. */
const HEADROOM = 0.11;
const RAW_UNDER_SMOOTH = 0.4;

interface StepOptions {
  readonly log?: boolean;
  /** Weight of the past in a moving average over the raw line. */
  readonly smoothing?: number;
}

/** A quantity of every step, as the panel of the dashboard. */
export function stepPanel(compared: Compared, metric: StepMetric, options: StepOptions = {}): Panel {
  const { log = false, smoothing = 0 } = options;
  const { run, twin } = compared;
  const { title, unit, format } = PANELS.find(({ id }) => id === metric)!;
  const scale = log ? 'log' : 'linear';
  const source = {
    kind: 'step' as const,
    run: run.series[metric],
    reference: null,
    twin: twin?.series[metric] ?? null,
  };
  return {
    title,
    unit: [unit, log ? 'log axis' : ''].filter((part) => part !== '').join(', '),
    ...OVER_STEPS,
    draw(size) {
      const { marks, window } = around(compared, source.run);
      const frame = { axis: STEP_AXIS, ...size, scale, headroom: HEADROOM * marks.length } as const;
      const data = stepData(stepLines(source, smoothing), { ...window, hidden: new Set() }, frame);
      const rawOpacity = smoothing === 0 ? 1 : RAW_UNDER_SMOOTH;
      return chartSvg(charts.step[scale]!, size, withMarks(data, marks), { ...axisOf(run, format), rawOpacity });
    },
  };
}

/** The evaluation loss of every slice of a run. */
export function lossBySlice({ run, scenario }: Compared): Panel {
  const { title, unit, format } = PANELS.find(({ id }) => id === 'slice-loss')!;
  const own: SliceLines = { steps: run.evaluations.steps, values: run.evaluations.metrics.loss };
  const reference: SliceLines = { steps: [], values: [] };
  const source = { kind: 'slice' as const, names: run.evaluations.slices, run: own, reference, twin: null };
  return {
    title,
    unit,
    legend: slicesOf(scenario),
    ...OVER_STEPS,
    draw(size) {
      const window = { from: 0, to: run.steps - 1, hidden: new Set<never>() };
      const data = sliceData(source, window, { axis: STEP_AXIS, ...size, scale: 'linear', headroom: 0 });
      return chartSvg(charts.slice.linear, size, data, axisOf(run, format));
    },
  };
}

/** What all panels over steps have below them. */
export const OVER_STEPS = { axis: 'optimiser step of the window', bottom: PADDING.bottom } as const;

/** The whole window, and the onset in it. */
export function around({ run, onset }: Compared, series: Float64Array | null) {
  const window = { from: 0, to: run.steps - 1 };
  const known = onset === null ? null : { onset, detectable: null };
  return { window, marks: markRows(series, known, window, STEP_AXIS) };
}

export function withMarks({ sets, domain }: FrameData, marks: ReturnType<typeof markRows>): FrameData {
  return { sets: { ...sets, marks }, domain };
}

/** Parameters of the axes; those of the horizontal one as the browser sets them for steps. */
export function axisOf({ steps }: Trace, format: string): Signals {
  const { format: xFormat, suffix: xSuffix, tick: xTick } = STEP_AXIS;
  return { x0: 0, x1: steps - 1, xFormat, xSuffix, xTick, yFormat: format };
}
