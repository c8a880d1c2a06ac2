import type { Feature } from '../feature.js';
import type { Line } from '../line.js';
import type { LineName, Look } from '../look.js';
import type { Panel } from '../panels.js';

/** Half the rows whose mean is the trend that is taken off. */
const TREND = 40;

/** Rows, at most, that are searched; and the longest period in them. */
const SEARCHED = 800;
const LONGEST = 130;

const READ: readonly (readonly [LineName, Panel])[] = [
  ['train-loss', 'train-loss'],
  ['gradient-norm', 'gradient-norm'],
];

/** Whether a line repeats itself: the greatest autocorrelation of its last rows beyond neighbours, and at which period. */
export default READ.flatMap(([name, panel]): Feature[] => {
  const best = (look: Look): Repetition | null => {
    const line = look.line(name);
    return line === undefined ? null : repetitionOf(line);
  };
  return [
    {
      id: `${name}/repetition`,
      panel,
      absolute: false,
      unit: 0.1,
      read: (look) => best(look)?.strength ?? Number.NaN,
    },
    {
      id: `${name}/repetition-period`,
      panel,
      absolute: false,
      unit: 0.5,
      read: (look) => {
        const found = best(look);
        return found === null ? Number.NaN : found.strength < 0.2 ? 0 : Math.log(found.period);
      },
    },
  ];
}) satisfies readonly Feature[];

interface Repetition {
  readonly strength: number;
  readonly period: number;
}

const remembered = new WeakMap<Line, Repetition | null>();

function repetitionOf(line: Line): Repetition | null {
  const known = remembered.get(line);
  if (known !== undefined) return known;
  const found = search(line);
  remembered.set(line, found);
  return found;
}

function search(line: Line): Repetition | null {
  const from = Math.max(0, line.length - SEARCHED);
  const size = line.length - from;
  if (size < 100) return null;
  const most = 5 * Math.max(1e-9, line.noise);
  const deviations = new Float64Array(size);
  let square = 0;
  for (let i = 0; i < size; i++) {
    const value = line.values[from + i]! - line.mean(from + i - TREND, from + i + TREND + 1);
    deviations[i] = Number.isFinite(value) ? Math.max(-most, Math.min(most, value)) : 0;
    square += deviations[i]! * deviations[i]!;
  }
  if (square === 0) return null;
  let best: Repetition = { strength: 0, period: 2 };
  for (let lag = 2; lag <= Math.min(LONGEST, size / 4); lag++) {
    let products = 0;
    for (let i = lag; i < size; i++) products += deviations[i]! * deviations[i - lag]!;
    const strength = (products / square) * (size / (size - lag));
    if (strength > best.strength) best = { strength, period: lag };
  }
  return best;
}
