import type { TopLevelSpec } from 'vega-lite';
import { frame } from './axes.js';
import { filled } from './data.js';
import type { Layer } from './layers.js';
import type { ChartTheme } from './theme.js';

/**
 * Confidence against accuracy in bins of one evaluation of one slice, or of all. A dot's area is the share of examples in
 * its bin and its bar the 95 % interval of the accuracy: a bin far off the diagonal with three examples in it is noise, and
 * should look like it.
 */
export function reliabilityChart(theme: ChartTheme): TopLevelSpec {
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
  const line = (name: string, mark: object): Layer => ({
    data: filled(name),
    mark: { type: 'line', clip: true, tooltip: null, ...mark },
    encoding: { x, y, order: { field: 'confidence' } },
  });
  const base = frame();
  return {
    ...base,
    padding: { ...base.padding, bottom: 38 },
    layer: [
      {
        data: { values: [{ confidence: 0, accuracy: 0 }, { confidence: 1, accuracy: 1 }] }, // biome-ignore format: one diagonal
        mark: { type: 'line', color: theme.muted, strokeWidth: 1, strokeDash: [2, 3], tooltip: null },
        encoding: { x, y },
      },
      line('reference', { color: theme.reference, strokeWidth: 1.25 }),
      line('twin', { color: theme.twin, strokeWidth: 1.4, strokeDash: [5, 2] }),
      line('run', { color: theme.run, strokeWidth: 1.6 }),
      {
        data: filled('run'),
        mark: { type: 'rule', color: theme.run, strokeWidth: 1, opacity: 0.7, clip: true, tooltip: null },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        data: filled('run'),
        mark: { type: 'point', color: theme.run, filled: true, opacity: 0.9, tooltip: null },
        encoding: { x, y, size },
      },
    ],
  };
}
