import type { TopLevelSpec } from 'vega-lite';
import { frame } from './axes.js';
import { filled } from './data.js';
import type { Layer } from './layers.js';
import type { ChartTheme } from './theme.js';

/**
 * Confidence against accuracy in bins of one evaluation. A dot's area is the share of examples in its bin: a bin far off
 * the diagonal with three examples in it is noise, and should look small.
 */
export function reliabilityChart(theme: ChartTheme, options: { height: number }): TopLevelSpec {
  const scale = { domain: [0, 1], nice: false };
  const axis = { format: '.1f', values: [0, 0.2, 0.4, 0.6, 0.8, 1] };
  const x = { field: 'confidence', type: 'quantitative' as const, scale, axis: { ...axis, title: 'mean confidence' } };
  const y = { field: 'accuracy', type: 'quantitative' as const, scale, axis: { ...axis, title: 'accuracy' } };
  const size = {
    field: 'share',
    type: 'quantitative' as const,
    scale: { domain: [0, 1], range: [14, 420] },
    legend: null,
  };
  const bins = (name: string, color: string, line: object, point: object): Layer[] => [
    {
      data: filled(name),
      mark: { type: 'line', color, clip: true, tooltip: null, ...line },
      encoding: { x, y, order: { field: 'confidence' } },
    },
    {
      data: filled(name),
      mark: { type: 'point', color, opacity: 0.9, tooltip: null, ...point },
      encoding: { x, y, size },
    },
  ];
  const base = frame(options.height);
  return {
    ...base,
    padding: { ...base.padding, bottom: 38 },
    layer: [
      {
        data: { values: [{ confidence: 0, accuracy: 0 }, { confidence: 1, accuracy: 1 }] }, // biome-ignore format: one diagonal
        mark: { type: 'line', color: theme.muted, strokeWidth: 1, strokeDash: [2, 3], tooltip: null },
        encoding: { x, y },
      },
      ...bins('reference', theme.reference, { strokeWidth: 1.25 }, { filled: false }),
      ...bins('twin', theme.twin, { strokeWidth: 1.4, strokeDash: [5, 2] }, { filled: false }),
      ...bins('run', theme.run, { strokeWidth: 1.6 }, { filled: true }),
    ],
  };
}
