import type { RunClock } from '../../puzzle/puzzle.js';

export type XAxisKind = 'step' | 'data' | 'time';

/** How steps are laid out from left to right. Everything else on the page speaks of steps; only drawing knows positions. */
export interface XAxis {
  readonly kind: XAxisKind;
  /** Position of a step, which may lie between two. */
  at(step: number): number;
  /** The step at a position, which may lie between two. */
  stepAt(position: number): number;
  /** Tick labels: a format in the language of d3-format, what follows it, and the smallest distance of two ticks. */
  readonly format: string;
  readonly suffix: string;
  readonly tick: number;
  /** What one step is in this axis' unit, as a column of an exported table. */
  readonly unit: string;
}

/** Steps as they are counted. */
export const STEP_AXIS: XAxis = {
  kind: 'step',
  at: (step) => step,
  stepAt: (position) => position,
  format: ',d',
  suffix: '',
  tick: 1,
  unit: 'step',
};

/** @param throughput units of the clock a second, one value a step; a value that is not positive takes the one before it */
export function createXAxis(kind: XAxisKind, clock: RunClock, throughput: ArrayLike<number>): XAxis {
  if (kind === 'step') return STEP_AXIS;
  return kind === 'data' ? dataAxis(clock, throughput.length) : timeAxis(clock, throughput);
}

const SCALES = [
  { from: 1e9, by: 1e9, suffix: 'B' },
  { from: 1e6, by: 1e6, suffix: 'M' },
  { from: 1e4, by: 1e3, suffix: 'k' },
  { from: 0, by: 1, suffix: '' },
];

function dataAxis({ unit, perStep }: RunClock, steps: number): XAxis {
  const { by, suffix } = SCALES.find(({ from }) => steps * perStep >= from)!;
  const each = perStep / by;
  return {
    kind: 'data',
    at: (step) => step * each,
    stepAt: (position) => position / each,
    format: ',~r',
    suffix,
    tick: 0,
    unit: suffix === '' ? unit : `${suffix} ${unit}`,
  };
}

/** Wall-clock time since the window's first step, in hours, or minutes where the window is short. */
function timeAxis({ perStep }: RunClock, throughput: ArrayLike<number>): XAxis {
  const steps = throughput.length;
  const seconds = new Float64Array(steps + 1);
  let rate = Number.NaN;
  for (let i = 0; i < steps; i++) {
    const value = throughput[i]!;
    if (Number.isFinite(value) && value > 0) rate = value;
    seconds[i + 1] = seconds[i]! + (Number.isNaN(rate) ? 1 : perStep / rate);
  }
  const short = seconds[steps]! < 2 * 3600;
  const scale = short ? 60 : 3600;
  return {
    kind: 'time',
    at(step) {
      const low = Math.min(steps - 1, Math.max(0, Math.floor(step)));
      return (seconds[low]! + (step - low) * (seconds[low + 1]! - seconds[low]!)) / scale;
    },
    stepAt(position) {
      const wanted = position * scale;
      let low = 0;
      let high = steps - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (seconds[middle]! <= wanted) low = middle;
        else high = middle - 1;
      }
      return low + (wanted - seconds[low]!) / (seconds[low + 1]! - seconds[low]!);
    },
    format: ',~r',
    suffix: short ? ' min' : ' h',
    tick: 0,
    unit: short ? 'minutes' : 'hours',
  };
}
