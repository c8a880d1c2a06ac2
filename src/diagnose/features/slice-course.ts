import type { Feature } from '../feature.js';
import { SLICE_GRAIN } from '../grain.js';
import type { Line } from '../line.js';
import type { Look } from '../look.js';
import { SLICE_PANELS } from '../slice-panels.js';

/** Parts of equal length into which the evaluations are cut. */
const PARTS = 6;

/** Slices, at most, that are known one by one. */
const SLICES = 6;

const partOf = (line: Line, part: number): number =>
  line.mean(Math.round((part * line.length) / PARTS), Math.round(((part + 1) * line.length) / PARTS));

/** The course of the slices over the run: together, and how far they part. */
export default SLICE_PANELS.flatMap(([metric, panel]) => {
  const feature = (
    name: string,
    absolute: boolean,
    read: (lines: readonly Line[], mean: Line, look: Look) => number,
  ): Feature => ({
    id: `${panel}/${name}`,
    panel,
    absolute,
    unit: name === 'jitter' ? 0.2 : 2 * SLICE_GRAIN[metric],
    read: (look) => {
      const slices = look.slices(metric);
      return slices === undefined ? Number.NaN : read(slices.lines, slices.mean, look);
    },
  });
  return [
    ...Array.from({ length: PARTS }, (_, part) => [
      feature(`part-${part}`, true, (_lines, mean) => partOf(mean, part) - mean.middle),
      feature(`parting-${part}`, true, (lines) => spreadOf(lines.map((line) => partOf(line, part) - line.middle))),
    ]).flat(),
    feature('level', true, (_, mean) => mean.middle),
    feature('level-last', true, (_, mean) => partOf(mean, PARTS - 1)),
    feature('jitter', false, (lines) => {
      const noises = lines.map((line) => line.noise).filter((noise) => noise > 0);
      return noises.length === 0 ? Number.NaN : Math.log(noises.reduce((sum, x) => sum + x, 0) / noises.length);
    }),
    ...Array.from({ length: SLICES }, (_, slice) => [
      feature(`slice-${slice}-level`, true, (lines) => lines[slice]?.middle ?? Number.NaN),
      feature(`slice-${slice}-last`, true, (lines) =>
        lines[slice] === undefined ? Number.NaN : partOf(lines[slice], PARTS - 1),
      ),
    ]).flat(),
  ];
}) satisfies readonly Feature[];

function spreadOf(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? Number.NaN : Math.max(...finite) - Math.min(...finite);
}
