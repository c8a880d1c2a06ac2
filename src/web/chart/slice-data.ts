import { valueDomain } from '../series/extent.js';
import type { Frame, FrameData, Row } from './frame-data.js';
import type { DashboardOptions, LineName } from './options.js';
import { lineOutline } from './outline.js';
import type { SliceLines, SliceSource } from './sources.js';
import { plotFrame } from './step-data.js';

type SliceOptions = Pick<DashboardOptions, 'from' | 'to' | 'hidden'>;

/** Slices the charts tell apart by colour; later ones start over. */
const COLOURS = 8;

/** The visible evaluations of a slice panel; colours are chosen by the slice's index. */
export function sliceData(source: SliceSource, options: SliceOptions, frame: Frame): FrameData {
  const { scale, headroom, axis } = frame;
  const { hidden } = options;
  const shown = (lines: SliceLines | null, name: LineName): VisibleSlice[] =>
    lines === null || hidden.has(name) ? [] : visibleSlices(lines, options);
  const run = shown(source.run, 'run');
  const reference = shown(source.reference, 'reference');
  const twin = shown(source.twin, 'twin');
  const all = [...run, ...reference, ...twin].map(({ line }) => line.values);
  const domain = valueDomain(all, scale, headroom);
  const plot = plotFrame(frame, options, domain);
  const rows = (slices: readonly VisibleSlice[]): Row[] =>
    slices.map(({ slice, line }) => ({ slice: slice % COLOURS, shape: lineOutline(line, axis, plot) }));
  const dots = run.flatMap(({ slice, line }) =>
    dotRows(line, frame).map((dot) => ({ ...dot, slice: slice % COLOURS })),
  );
  return { sets: { run: rows(run), reference: rows(reference), twin: rows(twin), dots }, domain };
}

/** A dot at every evaluation that has a place on the axis. */
export function dotRows({ steps, values }: VisibleSlice['line'], { axis, scale }: Frame): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < steps.length; i++) {
    const value = values[i]!;
    if (Number.isFinite(value) && (scale === 'linear' || value > 0)) rows.push({ x: axis.at(steps[i]!), value });
  }
  return rows;
}

interface VisibleSlice {
  readonly slice: number;
  readonly line: { readonly steps: Float64Array; readonly values: Float64Array };
}

function visibleSlices(lines: SliceLines, options: SliceOptions): VisibleSlice[] {
  const visible = visibleEvaluations(lines.steps, options);
  const steps = Float64Array.from(visible, (index) => lines.steps[index]!);
  return lines.values.flatMap((values, slice) =>
    options.hidden.has(`slice-${slice}`)
      ? []
      : [{ slice, line: { steps, values: Float64Array.from(visible, (index) => values[index]!) } }],
  );
}

/** Indices of the evaluations in view and one beyond each edge, so that lines run to the border. */
export function visibleEvaluations(
  steps: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): number[] {
  let first = steps.findIndex((step) => step >= from);
  if (first < 0) first = steps.length;
  let last = first;
  while (last < steps.length && steps[last]! <= to) last++;
  const indices: number[] = [];
  for (let i = Math.max(0, first - 1); i <= Math.min(steps.length - 1, last); i++) indices.push(i);
  return indices;
}
