import type { TopLevelSpec } from 'vega-lite';
import { frame, STEP_PARAMS, stepAxis, valueAxis } from './axes.js';
import { filled } from './data.js';
import { crosshairLayer, intervalLayer, type Layer, markLabels, markRules } from './layers.js';
import type { AxisScale } from './panel.js';
import type { ChartTheme } from './theme.js';

/**
 * A quantity recorded per slice at every evaluation: colour is the slice, so overlays differ by weight and dash alone.
 * Evaluations are few, so each one gets a dot; nothing happened between two dots that the chart could know.
 */
export function sliceChart(
  theme: ChartTheme,
  scale: AxisScale,
  options: { height: number; format: string },
): TopLevelSpec {
  const x = stepAxis();
  const y = valueAxis(scale, options.format);
  const color = {
    field: 'slice',
    type: 'nominal' as const,
    scale: { domain: theme.slices.map((_, index) => index), range: [...theme.slices] },
    legend: null,
  };
  const line = (name: string, mark: object): Layer => ({
    data: filled(name),
    mark: { type: 'line', clip: true, tooltip: null, strokeJoin: 'round', ...mark },
    encoding: { x, y, color },
  });
  return {
    ...frame(options.height),
    params: STEP_PARAMS,
    layer: [
      intervalLayer(theme),
      line('reference', { strokeWidth: 1, opacity: 0.45 }),
      line('twin', { strokeWidth: 1.4, strokeDash: [5, 3] }),
      line('run', { strokeWidth: 1.6 }),
      {
        data: filled('run'),
        mark: { type: 'point', filled: true, size: 16, opacity: 1, clip: true, tooltip: null },
        encoding: { x, y, color },
      },
      markRules(theme),
      markLabels(theme),
      crosshairLayer(theme),
    ],
  };
}
