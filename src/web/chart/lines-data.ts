import type { LineLook } from '../../charts/lines-chart.js';
import { valueDomain } from '../series/extent.js';
import { lastAtOrBefore } from '../series/numbers.js';
import { smooth } from '../series/smooth.js';
import type { Frame, FrameData } from './frame-data.js';
import { lineOutline } from './outline.js';
import { plotFrame } from './step-data.js';

/** A named line at steps of its own. Shapes: [points]. */
export interface RunLine {
  readonly name: string;
  readonly look: LineLook;
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

/** The lines averaged as the panels beside them: a thinned line forgets as much over its steps as a full one would. */
export function smoothedLines(lines: readonly RunLine[], weight: number): readonly RunLine[] {
  if (weight === 0) return lines;
  return lines.map((line) => {
    const { steps, values } = line;
    const stride = steps.length < 2 ? 1 : (steps.at(-1)! - steps[0]!) / (steps.length - 1);
    return { ...line, values: smooth(values, Math.exp(stride * Math.log(weight))) };
  });
}

/** Lines beside each other in view; with smoothing the raw ones stay, faded, under the smoothed ones. */
export function linesData(
  lines: readonly RunLine[],
  smoothed: readonly RunLine[],
  window: Window,
  frame: Frame,
): FrameData {
  const raw = lines.map((line) => cut(line, window));
  const shown = smoothed === lines ? raw : smoothed.map((line) => cut(line, window));
  const domain = valueDomain(
    [...raw, ...shown].map(({ values }) => values),
    frame.scale,
    frame.headroom,
  );
  const plot = plotFrame(frame, window, domain);
  const rows = (all: readonly RunLine[]) =>
    all.map((line) => ({ look: line.look, shape: lineOutline(line, frame.axis, plot) }));
  return { sets: { lines: rows(shown), raw: smoothed === lines ? [] : rows(raw) }, domain };
}

/** Value of a line at the last of its steps that is not after one. */
export function valueAt({ steps, values }: RunLine, step: number): number {
  return values[lastAtOrBefore(steps, step)] ?? Number.NaN;
}

/** The points in view, and one beyond each edge, so that the line runs to the border. */
function cut(line: RunLine, { from, to }: Window): RunLine {
  const { steps, values } = line;
  const first = Math.max(0, steps.findIndex((step) => step >= from) - 1);
  const after = steps.findIndex((step) => step > to);
  const end = after < 0 ? steps.length : after + 1;
  return { ...line, steps: steps.subarray(first, end), values: values.subarray(first, end) };
}
