import type { SliceMetric } from '../../core/vocabulary.js';
import { departure } from '../expectation.js';
import type { Feature } from '../feature.js';
import { SLICE_GRAIN } from '../grain.js';
import type { Line } from '../line.js';
import type { Look } from '../look.js';
import { SLICE_PANELS } from '../slice-panels.js';

/** Evaluations after the onset, from (included) to (excluded), and those of each window before it that they are judged by. */
const WINDOWS = [
  [0, 1, 3],
  [1, 3, 3],
  [3, 8, 4],
  [8, 20, 4],
] as const;

const SUMMARIES: Readonly<Record<string, (shifts: readonly number[]) => number>> = {
  mean: (shifts) => shifts.reduce((sum, x) => sum + x, 0) / shifts.length,
  most: (shifts) => shifts.at(-1)!,
  least: (shifts) => shifts[0]!,
  // The slice that goes its own way: how much farther than the one next to it.
  'most-alone': (shifts) => (shifts.length < 2 ? 0 : shifts.at(-1)! - shifts.at(-2)!),
  'least-alone': (shifts) => (shifts.length < 2 ? 0 : shifts[1]! - shifts[0]!),
};

/** How far the slices moved after the onset, together and one by one. */
export default SLICE_PANELS.flatMap(([metric, panel]) =>
  WINDOWS.flatMap(([from, to, before]) =>
    Object.entries(SUMMARIES).map(
      ([summary, of]): Feature => ({
        id: `${panel}/shift-${from}-${summary}`,
        panel,
        absolute: false,
        unit: 2 * SLICE_GRAIN[metric],
        read: (look) => {
          const shifts = shiftsOf(look, metric, from, to, before);
          return shifts === null ? Number.NaN : of(shifts);
        },
      }),
    ),
  ),
) satisfies readonly Feature[];

/** Shifts of all slices, ascending; null where none can be told. */
function shiftsOf(look: Look, metric: SliceMetric, from: number, to: number, before: number): number[] | null {
  const slices = look.slices(metric);
  if (slices === undefined) return null;
  const { evaluation } = look.onset;
  // A slice of few examples jumps about: its shifts count by how much more than that they are.
  const rough = (line: Line) => Math.max(1, line.noise / SLICE_GRAIN[metric]);
  const shifts = slices.lines
    .map((line) => departure(line, evaluation, from, to, before) / rough(line))
    .filter(Number.isFinite);
  return shifts.length === 0 ? null : shifts.sort((a, b) => a - b);
}
