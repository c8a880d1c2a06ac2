import type { TopLevelSpec } from 'vega-lite';
import { AXIS_PARAMS, frame, timeAxis, valueAxis } from './axes.js';
import { filled } from './data.js';
import { areaLayer, intervalLayer, type Layer, lineLayer, markLabels, markRules } from './layers.js';
import type { AxisScale } from './panel.js';
import type { ChartTheme } from './theme.js';

/** Evaluations are few, so each one gets a dot; nothing happened between two dots that the chart could know. */
function dots(scale: AxisScale, mark: object, encoding: object = {}): Layer {
  return {
    data: filled('dots'),
    mark: { type: 'point', filled: true, size: 16, opacity: 1, clip: true, tooltip: null, ...mark },
    encoding: { x: timeAxis(), y: valueAxis(scale), ...encoding },
  };
}

/** A quantity recorded per slice at every evaluation: colour is the slice, so overlays differ by weight and dash alone. */
export function sliceChart(theme: ChartTheme, scale: AxisScale): TopLevelSpec {
  const color = {
    field: 'slice',
    type: 'nominal' as const,
    scale: { domain: theme.slices.map((_, index) => index), range: [...theme.slices] },
    legend: null,
  };
  return {
    ...frame(),
    params: AXIS_PARAMS,
    layer: [
      intervalLayer(theme),
      markRules(theme),
      lineLayer('reference', scale, { strokeWidth: 1, opacity: 0.45 }, { color }),
      lineLayer('twin', scale, { strokeWidth: 1.4, strokeDash: [5, 3] }, { color }),
      lineLayer('run', scale, { strokeWidth: 1.6 }, { color }),
      dots(scale, {}, { color }),
      markLabels(theme),
    ],
  };
}

/** One slice alone, small, with the 95 % interval of each evaluation where the metric has one. */
export function multipleChart(theme: ChartTheme, scale: AxisScale): TopLevelSpec {
  return {
    ...frame(),
    params: AXIS_PARAMS,
    layer: [
      intervalLayer(theme),
      markRules(theme),
      areaLayer('band', scale, { color: theme.run, opacity: 0.18 }),
      lineLayer('reference', scale, { color: theme.reference, strokeWidth: 1.25 }),
      lineLayer('twin', scale, { color: theme.twin, strokeWidth: 1.4, strokeDash: [5, 2] }),
      lineLayer('run', scale, { color: theme.run, strokeWidth: 1.6 }),
      dots(scale, { color: theme.run }),
    ],
  };
}
