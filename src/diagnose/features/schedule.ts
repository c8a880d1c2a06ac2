import type { Feature } from '../feature.js';
import type { Line } from '../line.js';

/** Rates within this of the peak, in logarithms, count as the peak. */
const AT_PEAK = 0.05;

/** What the learning-rate panel shows of the schedule: warm-up, plateau, decay, and jumps. Logarithms of ratios, and shares. */
const SHAPES: Readonly<Record<string, { readonly unit: number; read(line: Line): number }>> = {
  // 0: the run begins at its peak rate.
  'first-below-peak': { unit: 0.2, read: (line) => peakOf(line) - line.mean(0, 2) },
  'last-below-peak': { unit: 0.1, read: (line) => peakOf(line) - line.mean(line.length - 3, line.length) },
  'half-below-peak': {
    unit: 0.1,
    read: (line) => peakOf(line) - line.mean(Math.floor(line.length / 2), Math.floor(line.length / 2) + 3),
  },
  'share-at-peak': { unit: 0.1, read: (line) => shareAtPeak(line) },
  'greatest-rise': { unit: 0.05, read: (line) => greatestJump(line, 1) },
  'greatest-fall': { unit: 0.05, read: (line) => greatestJump(line, -1) },
};

export default Object.entries(SHAPES).map(
  ([name, { unit, read }]): Feature => ({
    id: `learning-rate/${name}`,
    panel: 'learning-rate',
    absolute: false,
    unit,
    read: (look) => {
      const line = look.line('learning-rate');
      return line === undefined ? Number.NaN : read(line);
    },
  }),
) satisfies readonly Feature[];

/** Ten rows are above it: a spike of a few steps is not the peak of a schedule. */
function peakOf({ values }: Line): number {
  const sorted = values.filter(Number.isFinite).sort();
  return sorted[Math.max(0, sorted.length - 1 - Math.min(60, Math.floor(sorted.length / 20)))] ?? Number.NaN;
}

function shareAtPeak(line: Line): number {
  const peak = peakOf(line);
  let count = 0;
  for (const value of line.values) if (Math.abs(value - peak) < AT_PEAK) count++;
  return count / line.length;
}

/** The greatest change from one row to the next after the warm-up, whose steps are large by plan. */
function greatestJump({ values, length }: Line, sign: number): number {
  let greatest = 0;
  for (let i = Math.max(2, Math.floor(0.08 * length)); i < length; i++) {
    const jump = sign * (values[i]! - values[i - 1]!);
    if (jump > greatest) greatest = jump;
  }
  return greatest;
}
