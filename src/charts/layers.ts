import type { TopLevelSpec } from 'vega-lite';
import { filled } from './data.js';
import type { ChartTheme } from './theme.js';

type LayeredSpec = Extract<TopLevelSpec, { layer: unknown }>;
export type Layer = LayeredSpec['layer'][number];

/**
 * Layers shared by all panels whose horizontal axis is steps. Their data sets are named and empty: the browser fills
 * `run`, `smooth`, `reference`, `twin`, `marks` and `interval`, and moves the axis through the parameters x0, x1, y0, y1.
 */

/** The interval of an answer, shaded behind everything… */
export function intervalLayer(theme: ChartTheme): Layer {
  return {
    data: filled('interval'),
    mark: { type: 'rect', color: theme.interval, opacity: 0.16, clip: true, tooltip: null },
    encoding: {
      x: { field: 'from', type: 'quantitative' },
      x2: { field: 'to' },
    },
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

/** Onset, first detectable step and divergence: rules of three different dashes… */
export function markRules(theme: ChartTheme): Layer {
  return {
    data: filled('marks'),
    mark: {
      type: 'rule',
      stroke: { expr: byKind(quoted(theme)) },
      strokeDash: { expr: byKind({ onset: '[1, 0]', detectable: '[5, 3]', diverged: '[1.5, 2.5]' }) },
      strokeWidth: 1.5,
      clip: true,
      tooltip: null,
    },
    encoding: { x: { field: 'step', type: 'quantitative' } },
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
    encoding: { x: { field: 'step', type: 'quantitative' }, text: { field: 'label' } },
  };
}

type MarkKind = 'onset' | 'detectable' | 'diverged';

/**
 * An expression that picks by `datum.kind`. Not a scale: a colour scale here would be merged with the one of the slices.
 */
function byKind(choices: Readonly<Record<MarkKind, string>>): string {
  return `datum.kind === 'onset' ? ${choices.onset} : datum.kind === 'detectable' ? ${choices.detectable} : ${choices.diverged}`;
}

function quoted(theme: ChartTheme): Record<MarkKind, string> {
  return { onset: `'${theme.onset}'`, detectable: `'${theme.detectable}'`, diverged: `'${theme.diverged}'` };
}

/** One step under the pointer, the same in all panels; hidden while `hx` is null. */
export function crosshairLayer(theme: ChartTheme): Layer {
  return {
    data: { values: [{}] },
    mark: {
      type: 'rule',
      color: theme.ink,
      strokeWidth: 1,
      opacity: { expr: 'hx === null ? 0 : 0.55' },
      clip: true,
      tooltip: null,
    },
    encoding: { x: { datum: { expr: 'hx' }, type: 'quantitative' } },
  };
}
