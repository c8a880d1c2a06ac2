import type { TopLevelSpec } from 'vega-lite';
import { frame, STEP_PARAMS, stepAxis, valueAxis } from './axes.js';
import { filled } from './data.js';
import { crosshairLayer, intervalLabel, intervalLayer, type Layer, markLabels, markRules } from './layers.js';
import type { AxisScale } from './panel.js';
import type { ChartTheme } from './theme.js';

/**
 * A quantity recorded once a step. The raw line is always drawn: smoothing only fades it (`rawOpacity`), because a
 * one-step spike may be all the evidence there is.
 */
export function stepChart(
  theme: ChartTheme,
  scale: AxisScale,
  options: { height: number; format: string },
): TopLevelSpec {
  const x = stepAxis();
  const y = valueAxis(scale, options.format);
  const line = (name: string, mark: object): Layer => ({
    data: filled(name),
    mark: { type: 'line', clip: true, tooltip: null, strokeJoin: 'round', ...mark },
    encoding: { x, y },
  });
  return {
    ...frame(options.height),
    params: STEP_PARAMS,
    layer: [
      intervalLayer(theme),
      intervalLabel(theme),
      line('reference', { color: theme.reference, strokeWidth: 1.25, opacity: 0.9 }),
      // Under the run: up to the onset both are the same line, and it is the run that was observed.
      line('twin', { color: theme.twin, strokeWidth: 1.4, strokeDash: [5, 2] }),
      line('run', { color: theme.run, strokeWidth: 1.4, opacity: { expr: 'rawOpacity' } }),
      line('smooth', { color: theme.run, strokeWidth: 2 }),
      markRules(theme),
      markLabels(theme),
      crosshairLayer(theme),
    ],
  };
}
