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
const STRIDE_SHARE = 1 / 20;
const AXES: readonly XAxisKind[] = ['step', 'data', 'time'];

/** Everything the toolbar does, by key. */
export function panelShortcuts({ options, steps, hasTwin, crosshair, change }: Around): readonly Shortcut[] {
  const { from, to, smoothing, xAxis, hidden } = options;
  // Asked when a key is pressed: the crosshair moves without this list being made again.
  const around = () => Math.min(to, Math.max(from, crosshair.get() ?? (from + to) / 2));
  const zoom = (factor: number) => change(zoomAround(options, steps, { factor, around: around() }));
  const pan = (share: number) =>
    change(zoomAround(options, steps, { factor: 1, around: from, by: share * (to - from) }));
  const toggle = (line: LineName) => change({ hidden: toggleLine(hidden, line) });
  const smoothBy = (by: number) =>
    change({ smoothing: Math.min(MOST_SMOOTHING, Math.max(0, Math.round((smoothing + by) * 100) / 100)) });
  const move = (by: number) => crosshair.set(Math.min(to, Math.max(from, Math.round(around() + by))));
  const panel = (keys: string, label: string, run: () => void): Shortcut => ({ keys, label, group: 'Panels', run });
  return [
    panel('+', 'Zoom in around the crosshair', () => zoom(0.5)),
    panel('-', 'Zoom out', () => zoom(2)),
    panel('0', 'Show the whole run', () => change({ from: 0, to: steps - 1 })),
    panel('ArrowLeft', 'Crosshair one step back', () => move(-1)),
    panel('ArrowRight', 'Crosshair one step on', () => move(1)),
    panel('Shift+ArrowLeft', 'Crosshair a stride back', () => move(-STRIDE_SHARE * (to - from))),
    panel('Shift+ArrowRight', 'Crosshair a stride on', () => move(STRIDE_SHARE * (to - from))),
    panel('[', 'Move the view to the left', () => pan(-PAN_SHARE)),
    panel(']', 'Move the view to the right', () => pan(PAN_SHARE)),
    panel('l', 'Logarithmic axis', () => change({ log: !options.log })),
    panel('s', 'Smooth more', () => smoothBy(SMOOTHING_STEP)),
    panel('d', 'Smooth less', () => smoothBy(-SMOOTHING_STEP)),
    panel('x', 'Along steps, data or time', () => change({ xAxis: AXES[(AXES.indexOf(xAxis) + 1) % AXES.length]! })),
    panel('e', 'Earlier run', () => toggle('reference')),
    ...(hasTwin ? [panel('t', 'Twin', () => toggle('twin'))] : []),
  ];
}
