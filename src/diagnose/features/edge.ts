import type { SliceMetric } from '../../core/vocabulary.js';
import { blockMedians, type Edge, edgeOf } from '../edge.js';
import type { Feature } from '../feature.js';
import { GRAIN, SLICE_GRAIN } from '../grain.js';
import type { LineName, Look } from '../look.js';
import type { Panel } from '../panels.js';
import { SLICE_PANELS } from '../slice-panels.js';

/** Rows of a block; its median is blind to a stall, a checkpoint and a spike. */
const BLOCK = 20;

/** Lines that are level in a healthy run, so that one edge of their own says something wherever the run seems to change. */
const LEVEL: readonly (readonly [LineName, Panel])[] = [
  ['throughput', 'throughput'],
  ['update-per-rate', 'update-ratio'],
  ['zero-gradient-share', 'zero-gradient-share'],
  ['lowest-rank-share', 'rank-norms'],
  ['rank-coherence', 'rank-norms'],
  ['rank-loss-deviation', 'rank-loss-deviation'],
  ['clip-factor', 'clip-factor'],
];

/** Standard errors from which on an edge is one, so that its shape means something. */
const SURE = 6;

const WAYS: Readonly<Record<string, { unit(grain: number): number; read(edge: Edge): number }>> = {
  edge: { unit: (grain) => 2 * grain, read: ({ shift }) => shift },
  'edge-certainty': {
    unit: () => 0.5,
    read: ({ certainty }) => Math.sign(certainty) * Math.log(1 + Math.abs(certainty)),
  },
  'edge-sharpness': {
    unit: () => 0.3,
    read: ({ certainty, sharpness }) => (Math.abs(certainty) < SURE ? 0 : sharpness),
  },
};

/** One edge of a line, and of the slice that leaves the others most. */
export default [
  ...LEVEL.flatMap(([name, panel]) => {
    const edge = remembering((look) => {
      const line = look.line(name);
      return line === undefined ? null : edgeOf(blockMedians(line.values, BLOCK));
    });
    return featuresOf(`${name}/`, panel, GRAIN[name], edge);
  }),
  ...SLICE_PANELS.flatMap(([metric, panel]) =>
    [1, -1].flatMap((sign) => {
      const edge = remembering((look) => aloneOf(look, metric, sign));
      return featuresOf(`${panel}/${sign > 0 ? 'up' : 'down'}-`, panel, SLICE_GRAIN[metric], edge);
    }),
  ),
] satisfies readonly Feature[];

function featuresOf(prefix: string, panel: Panel, grain: number, edge: (look: Look) => Edge | null): Feature[] {
  return Object.entries(WAYS).map(([way, { unit, read }]) => ({
    id: `${prefix}${way}`,
    panel,
    absolute: false,
    unit: unit(grain),
    read: (look) => {
      const found = edge(look);
      return found === null ? Number.NaN : read(found);
    },
  }));
}

/** The surest edge of one sign among the slices, each against the mean of the others. */
function aloneOf(look: Look, metric: SliceMetric, sign: number): Edge | null {
  const lines = look.slices(metric)?.lines ?? [];
  if (lines.length < 2) return null;
  let surest: Edge | null = null;
  for (const line of lines) {
    const alone = line.values.map((value, e) => {
      let others = 0;
      for (const other of lines) if (other !== line) others += other.values[e]!;
      return value - others / (lines.length - 1);
    });
    const edge = edgeOf(alone);
    if (edge !== null && sign * edge.certainty > sign * (surest?.certainty ?? 0)) surest = edge;
  }
  return surest ?? { shift: 0, certainty: 0, sharpness: 0 };
}

/** Reads a look once, however many features ask. */
function remembering<T>(read: (look: Look) => T): (look: Look) => T {
  const known = new WeakMap<Look, { readonly value: T }>();
  return (look) => {
    const found = known.get(look) ?? { value: read(look) };
    known.set(look, found);
    return found.value;
  };
}
