import type { Scale } from '../names/role.js';
import type { RawSeries } from '../raw-run.js';

/** A series with its steps ascending and distinct, in the unit of an observation. */
export interface Points {
  readonly steps: Float64Array;
  readonly values: Float64Array;
  /** Values that another of the same step replaced. */
  readonly merged: number;
  /** Whether the file had the steps in order. */
  readonly inOrder: boolean;
}

const SCALES: Readonly<Record<Scale, (value: number) => number>> = {
  'as-logged': (value) => value,
  logarithm: (value) => (value > 0 ? Math.log(value) : Number.NaN),
  'per-second': (seconds) => (seconds > 0 ? 1 / seconds : Number.NaN),
  'per-millisecond': (milliseconds) => (milliseconds > 0 ? 1000 / milliseconds : Number.NaN),
};

/** Sorts a series; of several values at one step the last in the file counts, as a resumed job logs steps again. */
export function pointsOf({ role, steps, values }: RawSeries): Points {
  const scale = SCALES[role.scale];
  const inOrder = steps.every((step, i) => i === 0 || step >= steps[i - 1]!);
  const order = inOrder ? null : steps.map((_, i) => i).sort((a, b) => steps[a]! - steps[b]! || a - b);
  const sortedSteps = new Float64Array(steps.length);
  const sortedValues = new Float64Array(steps.length);
  let count = 0;
  for (let k = 0; k < steps.length; k++) {
    const i = order === null ? k : order[k]!;
    if (count > 0 && sortedSteps[count - 1] === steps[i]) count--;
    sortedSteps[count] = steps[i]!;
    sortedValues[count++] = scale(values[i]!);
  }
  return {
    steps: sortedSteps.subarray(0, count),
    values: sortedValues.subarray(0, count),
    merged: steps.length - count,
    inOrder,
  };
}

/** All the steps of several series, ascending and distinct. */
export function unionOfSteps(series: readonly Points[]): Float64Array {
  const [first] = series;
  if (first === undefined) return new Float64Array();
  if (series.every(({ steps }) => sameSteps(steps, first.steps))) return first.steps.slice();
  const all = new Set<number>();
  for (const { steps } of series) for (const step of steps) all.add(step);
  return Float64Array.from(all).sort();
}

const sameSteps = (a: Float64Array, b: Float64Array): boolean =>
  a === b || (a.length === b.length && a.every((step, i) => step === b[i]));

/** The values at the given steps, NaN where there is none. @param steps hold all those of the points */
export function valuesAt(steps: Float64Array, points: Points): Float64Array {
  const values = new Float64Array(steps.length).fill(Number.NaN);
  let at = 0;
  for (let i = 0; i < points.steps.length; i++) {
    while (steps[at] !== points.steps[i]) at++;
    values[at] = points.values[i]!;
  }
  return values;
}
