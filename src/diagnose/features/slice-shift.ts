import type { SliceMetric } from '../../core/vocabulary.js';
import type { Feature } from '../feature.js';
import type { Line } from '../line.js';
import type { Look } from '../look.js';
import { SLICE_PANELS } from '../slice-panels.js';

/** Evaluations after the onset, from (included) to (excluded). */
const WINDOWS = [
  [0, 1],
  [1, 3],
  [3, 8],
  [8, 20],
] as const;

/** Evaluations before the onset, and the trend taken from them, which is followed no farther than this. */
const BEFORE = 4;
const REACH = 3;

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
  WINDOWS.flatMap(([from, to]) =>
    Object.entries(SUMMARIES).map(
      ([summary, of]): Feature => ({
        id: `${panel}/shift-${from}-${summary}`,
        panel,
        absolute: false,
        read: (look) => {
          const shifts = shiftsOf(look, metric, from, to);
          return shifts === null ? Number.NaN : of(shifts);
        },
      }),
    ),
  ),
) satisfies readonly Feature[];

/** Shifts of all slices, ascending; null where none can be told. */
function shiftsOf(look: Look, metric: SliceMetric, from: number, to: number): readonly number[] | null {
  const slices = look.slices(metric);
  if (slices === undefined) return null;
  const { evaluation } = look.onset;
  const shifts = slices.lines.map((line) => shiftOf(line, evaluation, from, to)).filter(Number.isFinite);
  return shifts.length === 0 ? null : shifts.sort((a, b) => a - b);
}

function shiftOf(line: Line, onset: number, from: number, to: number): number {
  const near = line.mean(onset - BEFORE / 2, onset);
  const far = line.mean(onset - BEFORE, onset - BEFORE / 2);
  const slope = (near - far) / (BEFORE / 2);
  const distance = BEFORE / 4 + Math.min(REACH, (from + to - 1) / 2);
  return line.mean(onset + from, onset + to) - near - (Number.isFinite(slope) ? slope * distance : 0);
}
