import { PANELS } from '../../charts/panels.js';
import type { Channel } from '../../diagnose/observation.js';
import { CHANNEL_NAMES } from '../panel-names.js';
import type { Report } from '../report.js';
import { described } from '../series/describe.js';
import { gapsOf } from '../series/gaps.js';
import { thinned } from '../series/thin.js';
import { valueAxis } from '../series/value-axis.js';
import { type Drawing, PLOT_WIDTH } from './chart-view.js';
import { gapMarks, onsetBand, onsetMark } from './marks.js';

/** A chart with its title, ready to be drawn. */
export interface PlannedPanel {
  readonly title: string;
  readonly unit: string;
  readonly drawing: Drawing;
}

export const HEIGHT = 140;
/** Height of the row in which a mark is named. */
const LABEL_ROW = 15;
/** Columns of a pixel: a page may be enlarged. */
export const COLUMNS = 2 * PLOT_WIDTH;

/** A panel for every channel of the run: those of the dashboard in its order, then the readings of instruments. */
export function stepPanels({ observation, diagnosis }: Pick<Report, 'observation' | 'diagnosis'>): PlannedPanel[] {
  const { steps, series } = observation;
  const window = [steps[0]!, steps.at(-1)!] as const;
  const channels = (Object.keys(CHANNEL_NAMES) as Channel[]).filter((channel) => series[channel] !== undefined);
  return channels.map((channel, i) => {
    const values = series[channel]!;
    const panel = PANELS.find(({ id }) => id === channel);
    const gaps = gapsOf(steps, values);
    const points = thinned(steps, values, gaps, COLUMNS);
    const onset = onsetMark(diagnosis.onset, window, i === 0);
    const labels = onset.filter(({ label }) => label !== '').length;
    const marks = [...onset, ...gapMarks(gaps, steps, window, labels)];
    const { scale, domain } = valueAxis([points], ((labels + Math.min(1, gaps.length)) * LABEL_ROW) / HEIGHT);
    const title = CHANNEL_NAMES[channel];
    return {
      title,
      unit: unitText(panel?.unit ?? '', scale),
      drawing: {
        kind: 'step',
        scale,
        height: HEIGHT,
        window,
        domain,
        format: panel?.format ?? '~r',
        sets: {
          interval: onsetBand(diagnosis.onset, window, PLOT_WIDTH),
          marks,
          run: points.map(({ x, value }) => ({ x, value })),
        },
        description: `${title}: ${described(steps, values, gaps)}.`,
      },
    };
  });
}

export const unitText = (unit: string, scale: 'linear' | 'log'): string =>
  [unit, scale === 'log' ? 'log axis' : ''].filter((part) => part !== '').join(', ');
