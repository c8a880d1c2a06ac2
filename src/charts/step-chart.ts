import type { TopLevelSpec } from 'vega-lite';
import { AXIS_PARAMS, frame } from './axes.js';
import { areaLayer, intervalLabel, intervalLayer, lineLayer, markLabels, markRules } from './layers.js';
import type { AxisScale } from './panel.js';
import type { ChartTheme } from './theme.js';

/**
 * A quantity recorded once a step. The raw line is always drawn: smoothing only fades it (`rawOpacity`), because a
 * one-step spike may be all the evidence there is.
 */
export function stepChart(theme: ChartTheme, scale: AxisScale): TopLevelSpec {
  return {
    ...frame(),
    params: [...AXIS_PARAMS, { name: 'rawOpacity', value: 1 }],
    layer: [
      intervalLayer(theme),
      intervalLabel(theme),
      // Under the lines: a spike of a few steps must not hide behind the rule that marks it.
      markRules(theme),
      lineLayer('reference', scale, { color: theme.reference, strokeWidth: 1.25, opacity: 0.9 }),
      areaLayer('difference', scale, { color: theme.twin, opacity: 0.2 }),
      // Under the run: up to the onset both are the same line, and it is the run that was observed.
      lineLayer('twin', scale, { color: theme.twin, strokeWidth: 1.4, strokeDash: [5, 2] }),
      lineLayer('run', scale, { color: theme.run, strokeWidth: 1.4, opacity: { expr: 'rawOpacity' } }),
      lineLayer('smooth', scale, { color: theme.run, strokeWidth: 2 }),
      markLabels(theme),
    ],
  };
}
