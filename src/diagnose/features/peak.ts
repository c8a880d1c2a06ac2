import type { Feature } from '../feature.js';
import { GRAIN } from '../grain.js';
import type { Line } from '../line.js';
import type { Look } from '../look.js';
import { STEP_LINES } from '../step-lines.js';

/** Rows after the onset in which a peak is sought, and rows before it that tell the usual level. */
const AFTER = 60;
const BEFORE = 30;

interface Peak {
  readonly height: number;
  readonly at: number;
  readonly kept: number;
}

const WAYS: Readonly<Record<string, (peak: Peak) => number>> = {
  'peak-height': ({ height }) => height,
  'peak-at': ({ at }) => Math.log(1 + at),
  'peak-kept': ({ kept }) => kept,
};

/** The farthest excursion of each line soon after the onset: how far, when, and how much of it is kept. */
export default STEP_LINES.flatMap(([name, panel]) =>
  Object.entries(WAYS).map(
    ([way, read]): Feature => ({
      id: `${name}/${way}`,
      panel,
      absolute: false,
      unit: way === 'peak-height' ? 2 * GRAIN[name] : 0.3,
      read: (look) => {
        const line = look.line(name);
        const peak = line === undefined ? null : peakOf(line, look);
        return peak === null ? Number.NaN : read(peak);
      },
    }),
  ),
) satisfies readonly Feature[];

function peakOf(line: Line, { onset: { row }, rows }: Look): Peak | null {
  if (row < BEFORE / 3) return null;
  const usual = line.mean(row - BEFORE, row);
  let at = row;
  let height = 0;
  for (let i = row; i < Math.min(rows, row + AFTER); i++) {
    const excursion = line.values[i]! - usual;
    if (Math.abs(excursion) > Math.abs(height)) {
      height = excursion;
      at = i;
    }
  }
  const later = line.mean(at + 30, at + 60) - usual;
  const size = Math.max(3 * line.noise, Math.abs(height));
  return { height, at: at - row, kept: size === 0 ? 0 : (later * Math.sign(height)) / size };
}
