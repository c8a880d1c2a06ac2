import type { TopLevelSpec } from 'vega-lite';
import { AXIS_PARAMS, frame, valueAxis } from '../../src/charts/axes.js';
import { filled } from '../../src/charts/data.js';
import type { ChartTheme } from '../../src/charts/theme.js';

/** Room for the ticks of the rates and the name of their axis. */
export const SWEEP_BOTTOM = 38;

const AS_POWER = "replace(replace(format(datum.value, '~e'), '-', '\u2212'), '+', '')";
const LEADING_DIGIT = 'round(datum.value / pow(10, floor(log(datum.value) / LN10 + 0.000001)))';

/**
 * Loss against learning rate. Data sets: `simulated` and `recorded`, one row a rate with `rate`, `low`, `value` and `high`;
 * `seeds` and `recordedSeeds`, one row a run; `own`, the scenario's rate; `diverged`, the rates at which a run did.
 */
export function sweepChart(theme: ChartTheme, rates: readonly [number, number]): TopLevelSpec {
  const x = {
    field: 'rate',
    type: 'quantitative' as const,
    scale: { type: 'log' as const, domain: [...rates], nice: false },
    axis: {
      title: 'peak learning rate (log axis)',
      labelExpr: `indexof([1, 2, 5], ${LEADING_DIGIT}) >= 0 ? ${AS_POWER} : ''`,
      labelOverlap: false,
    },
  };
  const y = valueAxis('linear');
  const line = (name: string, mark: object) => ({
    data: filled(name),
    mark: { type: 'line' as const, clip: true, tooltip: null, ...mark },
    encoding: { x, y },
  });
  const dots = (name: string, mark: object) => ({
    data: filled(name),
    mark: { type: 'point' as const, filled: true, opacity: 0.9, clip: true, tooltip: null, ...mark },
    encoding: { x, y },
  });
  const label = { type: 'text' as const, baseline: 'top' as const, fontSize: 11, tooltip: null };
  const base = frame();
  return {
    ...base,
    params: AXIS_PARAMS,
    padding: { ...base.padding, bottom: SWEEP_BOTTOM },
    layer: [
      {
        data: filled('own'),
        mark: { type: 'rule', color: theme.muted, strokeDash: [2, 3], tooltip: null },
        encoding: { x },
      },
      {
        data: filled('own'),
        mark: { ...label, color: theme.muted, align: 'left', dx: 5, y: 0 },
        encoding: { x, text: { field: 'label' } },
      },
      {
        data: filled('simulated'),
        mark: { type: 'area', color: theme.run, opacity: 0.18, clip: true, tooltip: null },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      line('simulated', { color: theme.run, strokeWidth: 1.6 }),
      dots('seeds', { color: theme.run, size: 12 }),
      line('recorded', { color: theme.twin, strokeWidth: 1.4, strokeDash: [5, 2] }),
      dots('recordedSeeds', { color: theme.twin, size: 34, shape: 'diamond' }),
      {
        data: filled('diverged'),
        mark: { ...label, color: theme.onset, align: 'center', text: '×', fontSize: 15, y: 14 },
        encoding: { x },
      },
    ],
  };
}
