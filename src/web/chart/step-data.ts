import { decimate, type Line, NO_LINE } from '../series/decimate.js';
import { differenceOf } from '../series/difference.js';
import { valueDomain } from '../series/extent.js';
import type { Frame, FrameData, Row } from './frame-data.js';
import type { DashboardOptions } from './options.js';
import { areaOutline, lineOutline, type PlotFrame } from './outline.js';
import type { StepLines } from './step-lines.js';

/** Pieces into which the shade between run and twin is cut: coarse enough for the noise to average out. */
const SHADE_COLUMNS = 200;

export type StepOptions = Pick<DashboardOptions, 'from' | 'to' | 'hidden'>;

/** The visible part of a step panel, thinned to the pixels it has. */
export function stepData(lines: StepLines, options: StepOptions, frame: Frame): FrameData {
  const { scale, headroom, axis } = frame;
  const { from, to, hidden } = options;
  const columns = Math.max(20, Math.floor(frame.width));
  const thin = (values: ArrayLike<number> | null, shown: boolean, stride = 1): Line =>
    values === null || !shown ? NO_LINE : decimate(values, { from, to, columns, stride });

  const run = thin(lines.run, !hidden.has('run'));
  const smooth = thin(lines.smoothed, !hidden.has('run'));
  const reference = thin(lines.reference?.values ?? null, !hidden.has('reference'), lines.reference?.stride);
  const twin = thin(lines.twin, !hidden.has('twin'));
  const shown = [run, smooth, reference, twin].map(({ values }) => values);
  const domain = valueDomain(shown, scale, headroom);
  const plot = plotFrame(frame, options, domain);
  const row = (line: Line): Row[] => (line.steps.length === 0 ? [] : [{ shape: lineOutline(line, axis, plot) }]);
  const compared = lines.twin !== null && !hidden.has('twin') && !hidden.has('run');
  const gap = compared ? differenceOf(lines.run, lines.twin!, { from, to, columns: SHADE_COLUMNS }) : null;
  return {
    sets: {
      run: row(run),
      smooth: row(smooth),
      reference: row(reference),
      twin: row(twin),
      difference: gap === null ? [] : [{ shape: areaOutline(gap, axis, plot) }],
    },
    domain,
  };
}

/** The plotting area of a frame with the axes it gets. */
export function plotFrame(
  { axis, width, height, scale }: Frame,
  { from, to }: { readonly from: number; readonly to: number },
  [y0, y1]: readonly [number, number],
): PlotFrame {
  return { width, height, scale, x0: axis.at(from), x1: axis.at(to), y0, y1 };
}
