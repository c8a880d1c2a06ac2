import type { Point } from '../series/decimate.js';
import { valueDomain } from '../series/extent.js';
import type { Frame, FrameData, Row } from './frame-data.js';
import type { DashboardOptions } from './options.js';
import type { SliceLines, SliceSource } from './sources.js';

/** The visible evaluations of a slice panel; colours are chosen by the slice's index, so there are at most `colours`. */
export function sliceData(
  source: SliceSource,
  options: DashboardOptions,
  frame: Frame & { readonly colours: number },
): FrameData {
  const { scale, headroom, colours } = frame;
  const lines = (from: SliceLines | null, shown: boolean): Row[] =>
    from === null || !shown ? [] : sliceRows(from, options, colours, scale);
  const sets = {
    run: lines(source.run, true),
    reference: lines(source.reference, options.showReference),
    twin: lines(source.twin, options.showTwin),
  };
  const points = Object.values(sets).flat() as unknown as Point[];
  return { sets, domain: valueDomain([points], scale, headroom) };
}

function sliceRows(lines: SliceLines, options: DashboardOptions, colours: number, scale: 'linear' | 'log'): Row[] {
  const visible = visibleRange(lines.steps, options);
  return lines.values.flatMap((values, slice) =>
    visible.map((index) => {
      const value = values[index]!;
      const drawable = Number.isFinite(value) && (scale === 'linear' || value > 0);
      return { step: lines.steps[index]!, value: drawable ? value : null, slice: slice % colours };
    }),
  );
}

/** Indices of the evaluations in view and one beyond each edge, so that lines run to the border. */
function visibleRange(steps: readonly number[], { from, to }: DashboardOptions): number[] {
  const inside = steps.map((step, index) => ({ step, index })).filter(({ step }) => step >= from && step <= to);
  const first = inside[0]?.index ?? steps.findIndex((step) => step > to);
  const last = inside.at(-1)?.index ?? first - 1;
  const indices: number[] = [];
  for (let i = Math.max(0, first - 1); i <= Math.min(steps.length - 1, last + 1); i++) indices.push(i);
  return indices;
}
