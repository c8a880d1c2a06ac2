import { departure } from '../expectation.js';
import type { Feature } from '../feature.js';
import { GRAIN } from '../grain.js';
import { STEP_LINES } from '../step-lines.js';

/** Rows after the onset, from (included) to (excluded), and rows of each window before it that they are judged by. */
const WINDOWS = [
  [0, 1, 10],
  [1, 5, 10],
  [5, 20, 20],
  [20, 60, 40],
  [60, 200, 100],
  [200, 600, 150],
] as const;

/** How far each line moved after the onset from where it was going, in its own units (nats, or logarithms of a ratio). */
export default STEP_LINES.flatMap(([name, panel]) =>
  WINDOWS.map(
    ([from, to, before]): Feature => ({
      id: `${name}/shift-${from}`,
      panel,
      absolute: false,
      unit: 2 * GRAIN[name],
      read: (look) => {
        const line = look.line(name);
        return line === undefined ? Number.NaN : departure(line, look.onset.row, from, to, before);
      },
    }),
  ),
) satisfies readonly Feature[];
