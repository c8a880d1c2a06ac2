import { toWire } from '../../core/json.js';
import { INTERNAL_METRICS, type InternalMetric, STEP_METRICS, type StepMetric } from '../../core/vocabulary.js';
import type { Channel, Observation, ObservedEvaluations } from '../../diagnose/observation.js';
import type { Panel } from '../../diagnose/panels.js';
import type { DrawnLine, DrawnPanel } from '../../diagnose/run-diagnosis.js';
import { SLICE_PANEL_NAMES, STEP_PANEL_NAMES } from '../../puzzle/panel-names.js';
import { pointsOf, thin } from './thin.js';

/** Points of a panel that are sent: more than a panel of the page has pixels for. */
export const MOST_POINTS = 800;
/** Slices that are drawn: as many as the charts tell apart by colour. */
export const MOST_LINES = 8;

const INSTRUMENT_NAMES: Readonly<Record<InternalMetric, string>> = {
  'clip-factor': 'Clip factor',
  'loss-scale': 'Loss scale',
  'zero-gradient-share': 'Zero-gradient share',
  'attention-logit': 'Attention logit',
  'rank-norm-square': 'Rank norms, mean square',
  'rank-norm-lowest': 'Rank norms, lowest',
  'rank-loss-deviation': 'Spread of rank losses',
};

const bySlice = (name: string) => `${name} by slice`;

/** What the panels are called where evidence is told. */
export const PANEL_NAMES: Readonly<Record<Panel, string>> = {
  ...STEP_PANEL_NAMES,
  'slice-loss': bySlice(SLICE_PANEL_NAMES.loss),
  'slice-accuracy': bySlice(SLICE_PANEL_NAMES.accuracy),
  'slice-ece': bySlice(SLICE_PANEL_NAMES.ece),
  'slice-confidence': bySlice(SLICE_PANEL_NAMES.confidence),
  'zero-gradient-share': INSTRUMENT_NAMES['zero-gradient-share'],
  'attention-logit': INSTRUMENT_NAMES['attention-logit'],
  'rank-norms': 'Rank norms',
  'rank-loss-deviation': INSTRUMENT_NAMES['rank-loss-deviation'],
  'loss-scale': INSTRUMENT_NAMES['loss-scale'],
  'clip-factor': INSTRUMENT_NAMES['clip-factor'],
};

const UNITS: Readonly<Partial<Record<Channel, string>>> = {
  'train-loss': 'nats',
  'update-ratio': 'per step',
  throughput: 'per second',
};

/** Quantities whose spikes would flatten all else. */
const LOGARITHMIC: readonly Channel[] = ['gradient-norm', 'loss-scale', 'rank-norm-square', 'rank-norm-lowest'];

const STEP_CHANNELS: readonly (StepMetric | InternalMetric)[] = [...STEP_METRICS, ...INTERNAL_METRICS];

/** The metrics of slices that are panels, in the order of the dashboard. */
const SLICE_METRICS = ['loss', 'accuracy', 'ece', 'confidence'] as const;

/** Everything a run has that can be drawn: what is logged a step, then the evaluations. */
export function drawnPanels({ steps, series, evaluations }: Observation): DrawnPanel[] {
  const logged = STEP_CHANNELS.flatMap((channel) => {
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
    title: { ...STEP_PANEL_NAMES, ...INSTRUMENT_NAMES }[channel],
    unit: UNITS[channel] ?? '',
    log: LOGARITHMIC.includes(channel) && line.values.every((value) => !(Number(value) <= 0)),
    lines: line.values.length === 0 ? [] : [line],
    linesInAll: 1,
  };
}

function slicePanels({ steps, slices, metrics }: ObservedEvaluations): DrawnPanel[] {
  return SLICE_METRICS.flatMap((metric) => {
    const values = metrics[metric];
    if (values === undefined) return [];
    const most = Math.floor(MOST_POINTS / Math.min(MOST_LINES, Math.max(1, slices.length)));
    const lines = slices
      .map((name, slice) => drawnLine(name, steps, values[slice]!, most))
      .filter((line) => line.values.length > 0);
    return [
      {
        id: `slice-${metric}`,
        kind: 'slice' as const,
        title: PANEL_NAMES[`slice-${metric}`],
        unit: metric === 'loss' ? 'nats' : '',
        log: false,
        lines: lines.slice(0, MOST_LINES),
        linesInAll: lines.length,
      },
    ];
  });
}

function drawnLine(name: string, steps: Float64Array, values: Float64Array, most: number): DrawnLine {
  const points = thin(pointsOf(steps, values), most);
  return { name, steps: points.steps, values: points.values.map(toWire) };
}

