import type { Mark, Spec } from 'vega';

/**
 * Turns the lines and areas of a compiled chart into one item each. Vega makes an item of every point and encodes, joins and
 * bounds each of them at every zoom, which for 800 points a panel cost six times as much as the rest of the chart. The
 * browser hands a line over as the outline it has (`shape`, one row a line, for charts with colours one row a slice); scales,
 * axes, clipping, stroke and order stay as Vega-Lite compiled them.
 */
export function linesAsShapes(spec: Spec): Spec {
  return { ...spec, marks: (spec.marks ?? []).map((mark) => shapeOf(ungrouped(mark))) };
}

/** Lines by colour come as a group a colour, each with one line in it. */
function ungrouped(mark: Mark): Mark {
  if (mark.type !== 'group' || mark.from === undefined || !('facet' in mark.from)) return mark;
  const { facet } = mark.from;
  const [line] = mark.marks ?? [];
  if (line === undefined || !('data' in facet)) return mark;
  return { ...line, clip: true, from: { data: facet.data } } as Mark;
}

/** Channels that place and shape the points of a line: the outline brings them along. */
const POINTWISE = new Set(['x', 'y', 'x2', 'y2', 'defined', 'orient', 'interpolate', 'tension']);

function shapeOf(mark: Mark): Mark {
  if (mark.type !== 'line' && mark.type !== 'area') return mark;
  const { sort: _sort, encode, ...rest } = mark;
  const kept = Object.entries(encode?.update ?? {}).filter(([channel]) => !POINTWISE.has(channel));
  return {
    ...rest,
    type: 'shape',
    encode: { update: { ...Object.fromEntries(kept), shape: { field: 'shape' } } },
  } as Mark;
}
