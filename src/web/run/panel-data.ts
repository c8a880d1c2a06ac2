import type { DrawnPanel } from '../api.js';
import type { Frame, FrameData, Row } from '../chart/frame-data.js';
import { lineOutline } from '../chart/outline.js';
import { dotRows } from '../chart/slice-data.js';
import { plotFrame } from '../chart/step-data.js';
import { formatStep, formatValue } from '../format.js';
import type { Line } from '../series/decimate.js';
import { valueDomain } from '../series/extent.js';
import { toNumbers } from '../series/numbers.js';

/** Steps that are drawn. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A panel's lines as numbers. */
export function linesOf({ lines }: DrawnPanel): readonly Line[] {
  return lines.map(({ steps, values }) => ({ steps: Float64Array.from(steps), values: toNumbers(values) }));
}

/** Where it began, as a band; one step is as wide as can be seen. */
export function onsetRows(interval: readonly [number, number] | null, span: Span, named: boolean): Row[] {
  if (interval === null) return [];
  const least = (span.to - span.from) / 150;
  const from = Math.min(interval[0], span.to - least);
  const to = Math.max(interval[1], from + least);
  const right = from > (span.from + span.to) / 2;
  const label = named ? 'onset, 80 % interval' : '';
  return [{ from, to, align: right ? 'right' : 'left', anchor: right ? to : from, label }];
}

/** Everything a panel draws. */
export function runPanelData(
  kind: DrawnPanel['kind'],
  lines: readonly Line[],
  interval: readonly Row[],
  span: Span,
  frame: Frame,
): FrameData {
  const domain = valueDomain(
    lines.map(({ values }) => values),
    frame.scale,
    frame.headroom,
  );
  const plot = plotFrame(frame, span, domain);
  const run = lines.map((line, slice) => ({
    ...(kind === 'slice' ? { slice } : {}),
    shape: lineOutline(line, frame.axis, plot),
  }));
  if (kind === 'step') return { sets: { run, interval }, domain };
  const dots = lines.flatMap((line, slice) => dotRows(line, frame).map((dot) => ({ ...dot, slice })));
  return { sets: { run, interval, dots }, domain };
}

/** A panel in words, for who does not see it. */
export function describeLines(names: readonly string[], lines: readonly Line[]): string {
  return lines
    .map(({ steps, values }, i) => {
      const finite = [...values.keys()].filter((at) => Number.isFinite(values[at]));
      const [first, last] = [finite[0], finite.at(-1)];
      if (first === undefined || last === undefined) return '';
      const name = names[i] === '' ? '' : `${names[i]}: `;
      const end = (at: number) => `${formatValue(values[at]!)} at step ${formatStep(steps[at]!)}`;
      return `${name}${end(first)}, ${end(last)}.`;
    })
    .join(' ');
}
