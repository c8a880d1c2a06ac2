import type { Feature } from '../feature.js';
import { GRAIN } from '../grain.js';
import { type Line, noiseOf } from '../line.js';
import type { LineName, Look } from '../look.js';
import { STEP_LINES } from '../step-lines.js';

/** Rows on either side of the onset whose scatter is compared. */
const AROUND = 200;

/** A scatter below this share of a line's grain is that of rounding. */
const ROUNDING = 0.2;

const WAYS: Readonly<
  Record<string, { readonly absolute: boolean; read(line: Line, look: Look, least: number): number }>
> = {
  'scatter-after': {
    absolute: false,
    read: (line, { onset: { row } }, least) =>
      Math.log(scatter(line, row + 5, row + AROUND, least) / scatter(line, row - AROUND, row, least)),
  },
  'scatter-late': {
    absolute: false,
    read: (line, { rows }, least) =>
      Math.log(scatter(line, rows * 0.8, rows, least) / scatter(line, rows * 0.1, rows * 0.3, least)),
  },
  'scatter-level': { absolute: true, read: (line, _look, least) => Math.log(Math.max(least, line.noise)) },
  'neighbours-alike': { absolute: false, read: (line, { rows }, least) => likeness(line, rows * 0.2, rows, least) },
  'neighbours-alike-after': {
    absolute: false,
    read: (line, { onset: { row } }, least) => likeness(line, row + 5, row + AROUND, least),
  },
  'outliers-up': { absolute: false, read: (line, _look, least) => outliers(line, 1, least) },
  'outliers-down': { absolute: false, read: (line, _look, least) => outliers(line, -1, least) },
};

const leastOf = (name: LineName): number => ROUNDING * GRAIN[name];

/** How a line scatters: by how much, whether neighbours scatter alike, and how often it jumps for a moment. */
export default STEP_LINES.filter(([name]) => name !== 'learning-rate').flatMap(([name, panel]) =>
  Object.entries(WAYS).map(
    ([way, { absolute, read }]): Feature => ({
      id: `${name}/${way}`,
      panel,
      absolute,
      unit: way.startsWith('outliers') ? 0.5 : 0.15,
      read: (look) => {
        const line = look.line(name);
        return line === undefined ? Number.NaN : read(line, look, leastOf(name));
      },
    }),
  ),
) satisfies readonly Feature[];

function scatter(line: Line, from: number, to: number, least: number): number {
  const [first, end] = [Math.max(0, Math.floor(from)), Math.min(line.length, Math.floor(to))];
  return end - first < 12 ? Number.NaN : Math.max(least, noiseOf(line.values, first, end));
}

/** Rows whose mean is the trend. */
const TREND = 25;

/** Correlation of neighbouring deviations from the trend; at most 1. */
function likeness(line: Line, from: number, to: number, least: number): number {
  const [first, end] = [Math.max(0, Math.floor(from)), Math.min(line.length, Math.floor(to))];
  if (end - first < 4 * TREND) return Number.NaN;
  const deviation = (i: number) => line.values[i]! - line.mean(i - TREND, i + TREND + 1);
  const most = 6 * Math.max(least, line.noise);
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
function outliers({ values, noise, length }: Line, sign: number, least: number): number {
  let found = 0;
  for (let i = 1; i < length - 1; i++) {
    const bend = sign * (values[i]! - (values[i - 1]! + values[i + 1]!) / 2);
    if (bend > 6 * Math.max(least, noise)) found++;
  }
  return Math.log(0.5 + (1000 * found) / length);
}
