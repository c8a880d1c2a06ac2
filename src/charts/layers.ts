import type { TopLevelSpec } from 'vega-lite';
import { timeAxis, valueAxis } from './axes.js';
import { filled } from './data.js';
import type { AxisScale } from './panel.js';
import type { ChartTheme } from './theme.js';

type LayeredSpec = Extract<TopLevelSpec, { layer: unknown }>;
export type Layer = LayeredSpec['layer'][number];

/**
 * Layers shared by all charts over steps. Their data sets are named and empty: the browser fills them. The crosshair is not
 * among them: it moves with every pointer move, and an element of the page costs less than a run of the dataflow.
 */

/** A line of one data set, its fields `x` and `value`. */
export function lineLayer(name: string, scale: AxisScale, mark: object, encoding: object = {}): Layer {
  return {
    data: filled(name),
    mark: { type: 'line', clip: true, tooltip: null, strokeJoin: 'round', ...mark },
    encoding: { x: timeAxis(), y: valueAxis(scale), ...encoding },
  };
}

/** Space between two values at each `x`: `low` and `high`. */
export function areaLayer(name: string, scale: AxisScale, mark: object): Layer {
  const y = valueAxis(scale);
  return {
    data: filled(name),
    mark: { type: 'area', clip: true, tooltip: null, ...mark },
    encoding: { x: timeAxis(), y: { ...y, field: 'low' }, y2: { field: 'high' } },
  };
}

/** The interval of an answer, shaded behind everything… */
export function intervalLayer(theme: ChartTheme): Layer {
  return {
    data: filled('interval'),
    mark: { type: 'rect', color: theme.interval, opacity: 0.16, clip: true, tooltip: null },
    encoding: { x: { field: 'from', type: 'quantitative' }, x2: { field: 'to' } },
  };
}

/** …with its name at the bottom, where the browser gives it one. */
export function intervalLabel(theme: ChartTheme): Layer {
  return {
    data: filled('interval'),
    mark: {
      type: 'text',
      color: theme.muted,
      align: { expr: 'datum.align' },
      baseline: 'bottom',
      dx: { expr: "datum.align === 'right' ? -5 : 5" },
      y: { expr: 'height - 3' },
      fontSize: 11,
      clip: true,
      tooltip: null,
    },
    encoding: { x: { field: 'anchor', type: 'quantitative' }, text: { field: 'label' } },
  };
}

/** Onset, first detectable step and values that are no numbers: rules of three different dashes… */
export function markRules(theme: ChartTheme): Layer {
  return {
    data: filled('marks'),
    mark: {
      type: 'rule',
      stroke: { expr: byKind(quoted(theme)) },
      strokeDash: {
        expr: byKind({ onset: '[1, 0]', detectable: '[5, 3]', alarm: '[8, 3, 2, 3]', diverged: '[1.5, 2.5]' }),
      },
      strokeWidth: 1.5,
      clip: true,
      tooltip: null,
    },
    encoding: { x: { field: 'x', type: 'quantitative' } },
  };
}

/** …each with its name in its own row, turned to the left where the right edge is near (`datum.align`). */
export function markLabels(theme: ChartTheme): Layer {
  return {
    data: filled('marks'),
    mark: {
      type: 'text',
      color: { expr: byKind(quoted(theme)) },
      baseline: 'top',
      align: { expr: 'datum.align' },
      dx: { expr: "datum.align === 'right' ? -5 : 5" },
      y: { expr: '13 * datum.row' },
      fontSize: 11,
      fontWeight: 600,
      clip: true,
      tooltip: null,
    },
    encoding: { x: { field: 'x', type: 'quantitative' }, text: { field: 'label' } },
  };
}

type MarkKind = 'onset' | 'detectable' | 'alarm' | 'diverged';

/**
 * An expression that picks by `datum.kind`. Not a scale: a colour scale here would be merged with the one of the slices.
 */
function byKind(choices: Readonly<Record<MarkKind, string>>): string {
  const { diverged, ...marks } = choices;
  return Object.entries(marks).reduceRight(
    (rest, [kind, choice]) => `datum.kind === '${kind}' ? ${choice} : ${rest}`,
    diverged,
  );
}

function quoted(theme: ChartTheme): Record<MarkKind, string> {
  return {
    onset: `'${theme.onset}'`,
    detectable: `'${theme.detectable}'`,
    alarm: `'${theme.ink}'`,
    diverged: `'${theme.diverged}'`,
  };
}
