import type { TopLevelSpec } from 'vega-lite';
import { frame } from './axes.js';
import { filled } from './data.js';
import type { Layer } from './layers.js';
import type { ChartTheme } from './theme.js';

/**
 * How sure somebody was against how often they were right, in bins of few answers: each dot has the range of its bin, the
 * 95 % interval of its share and the number of its answers, since a handful of answers off the diagonal is luck and should
 * look like it. A dot's area is the share of answers in its bin.
 */
export function calibrationChart(theme: ChartTheme): TopLevelSpec {
  const scale = { domain: [0, 1], nice: false };
  const axis = { labelExpr: "format(100 * datum.value, 'd') + ' %'", values: [0, 0.2, 0.4, 0.6, 0.8, 1] };
  const position = (field: string) => ({ field, type: 'quantitative' as const, scale });
  const x = { ...position('confidence'), axis: { ...axis, title: 'how sure you were' } };
  const y = { ...position('right'), axis: { ...axis, title: 'how often you were right' } };
  const rule = (mark: object, encoding: object): Layer => ({
    data: filled('bins'),
    mark: { type: 'rule', color: theme.run, clip: true, tooltip: null, ...mark },
    encoding,
  });
  const base = frame();
  return {
    ...base,
    padding: { ...base.padding, bottom: 38 },
    layer: [
      {
        data: { values: [{ confidence: 0, right: 0 }, { confidence: 1, right: 1 }] }, // biome-ignore format: one diagonal
        mark: { type: 'line', color: theme.muted, strokeWidth: 1, strokeDash: [2, 3], tooltip: null },
        encoding: { x, y },
      },
      {
        data: filled('bins'),
        mark: { type: 'line', color: theme.run, strokeWidth: 1.6, tooltip: null },
        encoding: { x, y, order: { field: 'confidence' } },
      },
      rule({ strokeWidth: 1, opacity: 0.7 }, { x, y: { ...y, field: 'low' }, y2: { field: 'high' } }),
      rule({ strokeWidth: 3, opacity: 0.3 }, { x: { ...x, field: 'from' }, x2: { field: 'to' }, y }),
      {
        data: filled('bins'),
        mark: { type: 'point', color: theme.run, filled: true, opacity: 1, tooltip: null },
        encoding: {
          x,
          y,
          size: { ...position('share'), scale: { domain: [0, 1], range: [24, 420] }, legend: null },
        },
      },
      {
        data: filled('bins'),
        mark: {
          type: 'text',
          color: theme.ink,
          // Below the curve, which rises, and above it where the frame ends.
          align: { expr: "datum.confidence > 0.9 ? 'right' : 'left'" },
          baseline: { expr: "datum.confidence > 0.9 ? 'bottom' : 'top'" },
          dx: { expr: 'datum.confidence > 0.9 ? -8 : 8' },
          dy: { expr: 'datum.confidence > 0.9 ? -5 : 5' },
          fontSize: 11,
          tooltip: null,
        },
        encoding: { x, y, text: { field: 'n' } },
      },
    ],
  };
}
