import type { RecordedSignature } from '../reference/format.js';
import { comparisonOf, isRead, windowNames } from './effects.js';

/** One number of a signature: an effect in a window, recorded and ours. */
export interface Cell {
  readonly effect: string;
  readonly window: number;
  readonly windowName: string;
  /** Whether the effect is a ratio to the control (1 = no effect) or a difference. */
  readonly ratio: boolean;
  readonly real: number;
  /** Standard deviation over the recorded seeds, with n − 1. */
  readonly spread: number;
  /** Whether the recorded effect exceeds twice its spread: only such cells are scored. */
  readonly moved: boolean;
  /** Moved, and by at least 1 % or .01: what is smaller no panel shows. */
  readonly visible: boolean;
  /** Absent where we have no such measurement. */
  readonly ours?: { readonly mean: number; readonly spread: number; readonly sized: boolean };
}

export const VISIBLE = 0.01;

export function recordedCells({ n, effects }: RecordedSignature): Cell[] {
  return Object.entries(effects)
    .filter(([effect]) => isRead(effect))
    .flatMap(([effect, { mean, sd }]) =>
      mean.map((real, window): Cell => {
        const ratio = comparisonOf(effect) === 'ratio';
        const spread = sd[window]! * Math.sqrt(n / (n - 1));
        const size = Math.abs(ratio ? real - 1 : real);
        const moved = size > 2 * spread && size > 0;
        const visible = moved && size >= VISIBLE;
        return { effect, window, windowName: windowNames(effect)[window]!, ratio, real, spread, moved, visible };
      }),
    );
}

/** The effect on an additive scale: the logarithm of a ratio, a difference as it is. */
const additive = ({ ratio }: Cell, value: number): number => (ratio ? Math.log(Math.max(value, 1e-12)) : value);

export interface Verdict {
  readonly sign: boolean;
  /** Whether ours is between half and twice the recorded effect; null where our dose has no recorded size. */
  readonly factor2: boolean | null;
  /** Octaves between the two, a wrong sign counted as far as it is large; for ranking only. */
  readonly distance: number;
}

/** How a covered cell fares. */
export function verdict(cell: Cell): Verdict | null {
  if (cell.ours === undefined || !cell.moved) return null;
  const real = additive(cell, cell.real);
  const ours = additive(cell, cell.ours.mean);
  const sign = Math.sign(ours) === Math.sign(real);
  const quotient = ours / real;
  const factor2 = cell.ours.sized ? quotient >= 0.5 && quotient <= 2 : null;
  const octaves = Math.abs(Math.log2((Math.abs(ours) + VISIBLE) / (Math.abs(real) + VISIBLE)));
  const against = sign ? 0 : Math.log2(1 + (Math.abs(ours) + Math.abs(real)) / VISIBLE);
  return { sign, factor2, distance: octaves + against };
}

export interface Tally {
  /** Scored cells: the recorded effect exceeds twice its spread. */
  readonly moved: number;
  readonly covered: number;
  readonly sign: number;
  /** Covered cells whose dose has a recorded size. */
  readonly sized: number;
  readonly factor2: number;
}

export function tally(cells: readonly Cell[]): Tally {
  const moved = cells.filter((cell) => cell.moved);
  const verdicts = moved.map(verdict).filter((found) => found !== null);
  const sized = verdicts.filter(({ factor2 }) => factor2 !== null);
  return {
    moved: moved.length,
    covered: verdicts.length,
    sign: verdicts.filter(({ sign }) => sign).length,
    sized: sized.length,
    factor2: sized.filter(({ factor2 }) => factor2).length,
  };
}
