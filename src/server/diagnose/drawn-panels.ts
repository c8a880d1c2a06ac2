import { toWire } from '../../core/json.js';
import { INTERNAL_METRICS, STEP_METRICS } from '../../core/vocabulary.js';
import type { Channel, Observation, ObservedEvaluations } from '../../diagnose/observation.js';
import { CHANNEL_NAMES, PANEL_NAMES } from '../../report/panel-names.js';
import { printable } from '../../report/printable.js';
import type { DrawnLine, DrawnPanel } from '../../report/run-diagnosis.js';
import { gapsOf } from '../../report/series/gaps.js';
import { thinned } from '../../report/series/thin.js';

/** Points of a panel that are sent: more than a panel of the page has pixels for. */
export const MOST_POINTS = 800;
/** Slices that are drawn: as many as the charts tell apart by colour. */
export const MOST_LINES = 8;
/** Share of the points of a line that its gaps may take. */
const SHARE_OF_GAPS = 1 / 8;

const UNITS: Readonly<Partial<Record<Channel, string>>> = {
  'train-loss': 'nats',
  'update-ratio': 'per step',
  throughput: 'per second',
};

/** Quantities whose spikes would flatten all else. */
const LOGARITHMIC: readonly Channel[] = ['gradient-norm', 'loss-scale', 'rank-norm-square', 'rank-norm-lowest'];

const CHANNELS: readonly Channel[] = [...STEP_METRICS, ...INTERNAL_METRICS];

/** The metrics of slices that are panels, in the order of the dashboard. */
const SLICE_METRICS = ['loss', 'accuracy', 'ece', 'confidence'] as const;

/** Everything a run has that can be drawn: what is logged at every step, then the evaluations. */
export function drawnPanels({ steps, series, evaluations }: Observation): DrawnPanel[] {
  const logged = CHANNELS.flatMap((channel) => {
    const values = series[channel];
    return values === undefined ? [] : [stepPanel(channel, steps, values)];
  });
  return [...logged, ...(evaluations === null ? [] : slicePanels(evaluations))].filter(({ lines }) => lines.length > 0);
}

function stepPanel(channel: Channel, steps: Float64Array, values: Float64Array): DrawnPanel {
  const line = drawnLine('', steps, values, MOST_POINTS);
  return {
    id: channel,
    kind: 'step',
    title: CHANNEL_NAMES[channel],
    unit: UNITS[channel] ?? '',
    log: LOGARITHMIC.includes(channel) && line.values.every((value) => !(Number(value) <= 0)),
    lines: line.values.length === 0 ? [] : [line],
    linesInAll: 1,
  };
}

function slicePanels({ steps, slices, metrics }: ObservedEvaluations): DrawnPanel[] {
  return SLICE_METRICS.flatMap((metric): DrawnPanel[] => {
    const values = metrics[metric];
    if (values === undefined) return [];
    const most = Math.floor(MOST_POINTS / Math.min(MOST_LINES, Math.max(1, slices.length)));
    const known = slices.map((_, slice) => slice).filter((slice) => values[slice]!.some(Number.isFinite));
    return [
      {
        id: `slice-${metric}`,
        kind: 'slice',
        title: PANEL_NAMES[`slice-${metric}`],
        unit: metric === 'loss' ? 'nats' : '',
        log: false,
        lines: known
          .slice(0, MOST_LINES)
          .map((slice) => drawnLine(printable(slices[slice]!), steps, values[slice]!, most)),
        linesInAll: known.length,
      },
    ];
  });
}

/** At most `most` points, the lowest and the highest of every stretch among them. */
function drawnLine(name: string, steps: Float64Array, values: Float64Array, most: number): DrawnLine {
  const mostGaps = Math.floor(most * SHARE_OF_GAPS);
  const longest = gapsOf(steps, values)
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, mostGaps)
    .sort((a, b) => a.from - b.from);
  // The last step falls into a column of its own.
  const columns = Math.floor((most - mostGaps) / 2) - 1;
  const points = thinned(steps, values, longest, columns);
  return { name, steps: points.map(({ x }) => x), values: points.map(({ value }) => toWire(value)) };
}
