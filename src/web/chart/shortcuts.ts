import type { Shortcut } from '../keys/shortcuts.js';
import type { XAxisKind } from '../series/x-axis.js';
import type { Crosshair } from './crosshair.js';
import { type DashboardOptions, type LineName, type OptionsChange, toggleLine, zoomAround } from './options.js';

interface Around {
  readonly options: DashboardOptions;
  readonly steps: number;
  readonly hasTwin: boolean;
  readonly crosshair: Crosshair;
  change(change: OptionsChange): void;
}

/** Steps of the smoothing slider by key, and of a pan as a share of what is in view. */
const SMOOTHING_STEP = 0.1;
const MOST_SMOOTHING = 0.99;
const PAN_SHARE = 0.25;
const AXES: readonly XAxisKind[] = ['step', 'data', 'time'];

/** Everything the toolbar does, by key. */
export function panelShortcuts({ options, steps, hasTwin, crosshair, change }: Around): readonly Shortcut[] {
  const { from, to, smoothing, xAxis, hidden } = options;
  const middle = crosshair.get() ?? (from + to) / 2;
  const around = Math.min(to, Math.max(from, middle));
  const zoom = (factor: number) => change(zoomAround(options, steps, { factor, around }));
  const pan = (share: number) => change(zoomAround(options, steps, { factor: 1, around, by: share * (to - from) }));
  const toggle = (line: LineName) => change({ hidden: toggleLine(hidden, line) });
  const smoothBy = (by: number) =>
    change({ smoothing: Math.min(MOST_SMOOTHING, Math.max(0, Math.round((smoothing + by) * 100) / 100)) });
  const panel = (keys: string, label: string, run: () => void): Shortcut => ({ keys, label, group: 'Panels', run });
  return [
    panel('+', 'zoom in around the crosshair', () => zoom(0.5)),
    panel('-', 'zoom out', () => zoom(2)),
    panel('0', 'show the whole run', () => change({ from: 0, to: steps - 1 })),
    panel('Shift+ArrowLeft', 'move the view to the left', () => pan(-PAN_SHARE)),
    panel('Shift+ArrowRight', 'move the view to the right', () => pan(PAN_SHARE)),
    panel('l', 'logarithmic axis', () => change({ log: !options.log })),
    panel('s', 'smooth more', () => smoothBy(SMOOTHING_STEP)),
    panel('d', 'smooth less', () => smoothBy(-SMOOTHING_STEP)),
    panel('x', 'along steps, data or time', () => change({ xAxis: AXES[(AXES.indexOf(xAxis) + 1) % AXES.length]! })),
    panel('e', 'earlier run', () => toggle('reference')),
    ...(hasTwin ? [panel('t', 'twin', () => toggle('twin'))] : []),
  ];
}
