import type { Feature } from '../feature.js';
import type { Line } from '../line.js';
import { STEP_LINES } from '../step-lines.js';

/** Rows after the onset, from (included) to (excluded). */
const WINDOWS = [
  [0, 1],
  [1, 5],
  [5, 20],
  [20, 60],
  [60, 200],
] as const;

/** Rows before the onset that its line is extrapolated from. */
const BEFORE = 48;

/** A slope is extrapolated this far and no farther: what curves is not a line. */
const REACH = 60;

/** How far each line moved after the onset from where it was going, in its own units (nats, or logarithms of a ratio). */
export default STEP_LINES.flatMap(([name, panel]) =>
  WINDOWS.map(
    ([from, to]): Feature => ({
      id: `${name}/shift-${from}`,
      panel,
      absolute: false,
      read: (look) => {
        const line = look.line(name);
        return line === undefined ? Number.NaN : shiftOf(line, look.onset.row, from, to);
      },
    }),
  ),
) satisfies readonly Feature[];

function shiftOf(line: Line, onset: number, from: number, to: number): number {
  if (line.count(onset - BEFORE, onset) < BEFORE / 4) return Number.NaN;
  const near = line.mean(onset - BEFORE / 2, onset);
  const far = line.mean(onset - BEFORE, onset - BEFORE / 2);
  const distance = BEFORE / 4 + Math.min(REACH, (from + to) / 2);
  const expected = near + ((near - far) / (BEFORE / 2)) * distance;
  return line.mean(onset + from, onset + to) - (Number.isFinite(expected) ? expected : near);
}
