import { PANELS } from '../../charts/panels.js';
import { SLICE_COLOURS } from '../../charts/theme.js';
import type { SliceMetric } from '../../core/vocabulary.js';
import type { ObservedEvaluations } from '../../diagnose/observation.js';
import { PANEL_NAMES } from '../panel-names.js';
import type { Report } from '../report.js';
import { described } from '../series/describe.js';
import { gapsOf } from '../series/gaps.js';
import { thinned } from '../series/thin.js';
import { valueAxis } from '../series/value-axis.js';
import { PLOT_WIDTH } from './chart-view.js';
import { onsetBand, onsetMark } from './marks.js';
import { COLUMNS, HEIGHT, type PlannedPanel, unitText } from './step-panels.js';

const METRICS = ['loss', 'accuracy', 'ece', 'confidence'] as const satisfies readonly SliceMetric[];

/** Slices that are drawn, in the order of the run, and how many are not. */
export interface DrawnSlices {
  readonly slices: readonly number[];
  readonly left: number;
}

/** Of more slices than colours, those are drawn whose values move most. */
export function drawnSlices({ slices, metrics }: ObservedEvaluations): DrawnSlices {
  const all = slices.map((_, slice) => slice);
  if (all.length <= SLICE_COLOURS) return { slices: all, left: 0 };
  const metric = METRICS.map((name) => metrics[name]).find((values) => values !== undefined) ?? [];
  const moved = all.map((slice) => rangeOf(metric[slice]));
  const most = [...all].sort((a, b) => moved[b]! - moved[a]!).slice(0, SLICE_COLOURS);
  return { slices: most.sort((a, b) => a - b), left: all.length - SLICE_COLOURS };
}

function rangeOf(values: Float64Array | undefined): number {
  const finite = [...(values ?? [])].filter(Number.isFinite);
  return finite.length === 0 ? -1 : Math.max(...finite) - Math.min(...finite);
}

/** A panel for every metric of the slices. */
export function slicePanels(
  { observation, diagnosis }: Pick<Report, 'observation' | 'diagnosis'>,
  drawn: DrawnSlices,
): PlannedPanel[] {
  const { evaluations, steps: rows } = observation;
  if (evaluations === null) return [];
  const { steps, metrics, slices } = evaluations;
  const window = [Math.min(rows[0]!, steps[0]!), Math.max(rows.at(-1)!, steps.at(-1)!)] as const;
  return METRICS.flatMap((metric): PlannedPanel[] => {
    const values = metrics[metric];
    if (values === undefined) return [];
    const panel = PANELS.find(({ id }) => id === `slice-${metric}`);
    const title = PANEL_NAMES[`slice-${metric}`];
    const lines = drawn.slices.map((slice) => {
      const gaps = gapsOf(steps, values[slice]!);
      const words = `${slices[slice]}: ${described(steps, values[slice]!, gaps)}`;
      return { points: thinned(steps, values[slice]!, gaps, COLUMNS), words };
    });
    const { scale, domain } = valueAxis(
      lines.map(({ points }) => points),
      0,
    );
    const run = lines.flatMap(({ points }, slice) => points.map(({ x, value }) => ({ x, value, slice })));
    return [
      {
        title,
        unit: unitText(panel?.unit ?? '', scale),
        drawing: {
          kind: 'slice',
          scale,
          height: HEIGHT,
          window,
          domain,
          format: panel?.format ?? '~r',
          sets: {
            interval: onsetBand(diagnosis.onset, window, PLOT_WIDTH),
            marks: onsetMark(diagnosis.onset, window, false),
            run,
            dots: run.filter(({ value }) => Number.isFinite(value)),
          },
          description: `${title}. ${lines.map(({ words }) => words).join('. ')}.`,
        },
      },
    ];
  });
}
