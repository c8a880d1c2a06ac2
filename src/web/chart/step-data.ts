import { decimate, type Point } from '../series/decimate.js';
import { valueDomain } from '../series/extent.js';
import type { Frame, FrameData } from './frame-data.js';
import type { DashboardOptions } from './options.js';
import type { StepLines } from './step-lines.js';

/** Most pixel columns drawn of one line: two points each, so at most 800 points a line. */
const MOST_COLUMNS = 400;

/** The visible part of a step panel, thinned to the pixels it has. */
export function stepData(
  lines: StepLines,
  options: DashboardOptions,
  frame: Frame & { readonly width: number },
): FrameData {
  const { scale, headroom, width } = frame;
  const columns = Math.max(20, Math.min(MOST_COLUMNS, Math.floor(width)));
  const { from, to } = options;
  const thin = (values: ArrayLike<number>, stride = 1): Point[] =>
    positiveOnly(decimate(values, { from, to, columns, stride }), scale);

  const run = thin(lines.run);
  const average = lines.smoothed === null ? [] : thin(lines.smoothed);
  const reference = options.showReference ? thin(lines.reference.values, lines.reference.stride) : [];
  const twin = options.showTwin && lines.twin !== null ? thin(lines.twin) : [];
  return {
    sets: { run: rows(run), smooth: rows(average), reference: rows(reference), twin: rows(twin) },
    domain: valueDomain([run, average, reference, twin], scale, headroom),
  };
}

/** A logarithmic axis has no place for zero; a gap is honest, a clamped value is not. */
function positiveOnly(points: Point[], scale: 'linear' | 'log'): Point[] {
  if (scale === 'linear') return points;
  return points.map((point) => (point.value !== null && point.value <= 0 ? { ...point, value: null } : point));
}

const rows = (points: readonly Point[]) => points.map(({ step, value }) => ({ step, value }));
