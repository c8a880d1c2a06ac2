import type { SliceMetric } from '../../src/core/vocabulary.js';
import { SLICE_PANEL_NAMES } from '../../src/puzzle/panel-names.js';
import { areaOutline, lineOutline } from '../../src/web/chart/outline.js';
import { dotRows } from '../../src/web/chart/slice-data.js';
import { plotFrame } from '../../src/web/chart/step-data.js';
import { valueDomain } from '../../src/web/series/extent.js';
import { meanHalfWidth, shareInterval } from '../../src/web/series/intervals.js';
import { STEP_AXIS } from '../../src/web/series/x-axis.js';
import { chartSvg } from './chart-svg.js';
import type { Compared } from './compared.js';
import type { Panel } from './panel.js';
import { around, axisOf, charts, OVER_STEPS, withMarks } from './run-panels.js';

/** A metric of one slice, run beside twin, with the 95 % interval of the run's where the metric has one. */
export function slicePanel(compared: Compared, metric: SliceMetric, slice: number): Panel {
  const { run, twin, scenario } = compared;
  const { name } = scenario.sources[slice]!;
  const steps = Float64Array.from(run.evaluations.steps);
  const values = run.evaluations.metrics[metric][slice]!;
  const intervals = Array.from(values, (value) => intervalOf(value, metric, compared, slice));
  const band =
    intervals[0] == null
      ? null
      : { steps, low: intervals.map((each) => each![0]), high: intervals.map((each) => each![1]) };
  return {
    title: `${SLICE_PANEL_NAMES[metric]}: ${name}`,
    unit: [metric === 'loss' ? 'nats' : '', band === null ? '' : '95 % interval']
      .filter((part) => part !== '')
      .join(', '),
    ...OVER_STEPS,
    draw(size) {
      const { marks, window } = around(compared, null);
      const other = twin?.evaluations.metrics[metric][slice] ?? new Float64Array(0);
      const frame = { axis: STEP_AXIS, ...size, scale: 'linear', headroom: 0 } as const;
      const domain = valueDomain([values, other, ...(band === null ? [] : [band.low, band.high])], 'linear');
      const plot = plotFrame(frame, window, domain);
      const line = (drawn: Float64Array) => [{ shape: lineOutline({ steps, values: drawn }, STEP_AXIS, plot) }];
      const sets = {
        run: line(values),
        twin: other.length === 0 ? [] : line(other),
        band: band === null ? [] : [{ shape: areaOutline(band, STEP_AXIS, plot) }],
        dots: dotRows({ steps, values }, frame),
      };
      return chartSvg(charts.multiple.linear, size, withMarks({ sets, domain }, marks), axisOf(run, '~r'));
    },
  };
}

function intervalOf(value: number, metric: SliceMetric, { scenario }: Compared, slice: number) {
  const { evaluationSize } = scenario.sources[slice]!;
  if (metric === 'accuracy') return shareInterval(value, evaluationSize);
  if (metric !== 'loss') return null;
  const half = meanHalfWidth(scenario.evaluation.lossSpread, evaluationSize);
  return [value - half, value + half] as const;
}
