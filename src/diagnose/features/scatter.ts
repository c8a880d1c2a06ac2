import type { Feature } from '../feature.js';
import { type Line, noiseOf } from '../line.js';
import type { Look } from '../look.js';
import { STEP_LINES } from '../step-lines.js';

/** Rows on either side of the onset whose scatter is compared. */
const AROUND = 200;

/** A scatter below this is that of rounding. */
const NONE = 1e-7;

const WAYS: Readonly<Record<string, { readonly absolute: boolean; read(line: Line, look: Look): number }>> = {
  'scatter-after': {
    absolute: false,
    read: (line, { onset: { row } }) =>
      Math.log(scatter(line, row + 5, row + AROUND) / scatter(line, row - AROUND, row)),
  },
  'scatter-late': {
    absolute: false,
    read: (line, { rows }) => Math.log(scatter(line, rows * 0.8, rows) / scatter(line, rows * 0.1, rows * 0.3)),
  },
  'scatter-level': { absolute: true, read: (line) => Math.log(Math.max(NONE, line.noise)) },
  'neighbours-alike': { absolute: false, read: (line, { rows }) => likeness(line, rows * 0.2, rows) },
  'neighbours-alike-after': {
    absolute: false,
    read: (line, { onset: { row } }) => likeness(line, row + 5, row + AROUND),
  },
  'outliers-up': { absolute: false, read: (line) => outliers(line, 1) },
  'outliers-down': { absolute: false, read: (line) => outliers(line, -1) },
};

/** How a line scatters: by how much, whether neighbours scatter alike, and how often it jumps for a moment. */
export default STEP_LINES.flatMap(([name, panel]) =>
  Object.entries(WAYS).map(
    ([way, { absolute, read }]): Feature => ({
      id: `${name}/${way}`,
      panel,
      absolute,
      read: (look) => {
        const line = look.line(name);
        return line === undefined ? Number.NaN : read(line, look);
      },
    }),
  ),
) satisfies readonly Feature[];

function scatter(line: Line, from: number, to: number): number {
  const [first, end] = [Math.max(0, Math.floor(from)), Math.min(line.length, Math.floor(to))];
  return end - first < 12 ? Number.NaN : Math.max(NONE, noiseOf(line.values, first, end));
}

/** Rows whose mean is the trend. */
const TREND = 25;

/** Correlation of neighbouring deviations from the trend; at most 1. */
function likeness(line: Line, from: number, to: number): number {
  const [first, end] = [Math.max(0, Math.floor(from)), Math.min(line.length, Math.floor(to))];
  if (end - first < 4 * TREND) return Number.NaN;
  const deviation = (i: number) => line.values[i]! - line.mean(i - TREND, i + TREND + 1);
  const most = 6 * Math.max(NONE, line.noise);
  const cut = (x: number) => Math.max(-most, Math.min(most, x));
  let products = 0;
  let squares = 0;
  let before = cut(deviation(first));
  for (let i = first + 1; i < end; i++) {
    const now = cut(deviation(i));
    if (Number.isFinite(now) && Number.isFinite(before)) {
      products += now * before;
      squares += now * now;
    }
    before = now;
  }
  return squares === 0 ? Number.NaN : products / squares;
}

/** Logarithm of the jumps in a thousand rows that are more than six deviations from both neighbours. */
function outliers({ values, noise, length }: Line, sign: number): number {
  let found = 0;
  for (let i = 1; i < length - 1; i++) {
    const bend = sign * (values[i]! - (values[i - 1]! + values[i + 1]!) / 2);
    if (bend > 6 * Math.max(NONE, noise)) found++;
  }
  return Math.log(0.5 + (1000 * found) / length);
}
