import type { XAxisKind } from '../series/x-axis.js';

/** A line a reader can hide in all panels at once. Slices are named by their index: `slice-0`. */
export type LineName = 'run' | 'reference' | 'twin' | `slice-${number}`;

/** What the reader has set for all panels at once. */
export interface DashboardOptions {
  /** Visible steps, both ends included. */
  readonly from: number;
  readonly to: number;
  /** Weight of the past in the moving average, 0 (off) to 0.99. */
  readonly smoothing: number;
  readonly log: boolean;
  readonly xAxis: XAxisKind;
  readonly hidden: ReadonlySet<LineName>;
}

export type OptionsChange = Partial<DashboardOptions>;

/** The set with a line hidden where it was shown, and the other way round. */
export function toggleLine(hidden: ReadonlySet<LineName>, line: LineName): ReadonlySet<LineName> {
  const changed = new Set(hidden);
  if (!changed.delete(line)) changed.add(line);
  return changed;
}

/** Shortest stretch a zoom may show; less is a slip of the hand. */
export const SHORTEST_ZOOM = 4;

/** A zoom to two steps in any order, kept within the window and not too short. */
export function zoomTo(a: number, b: number, steps: number): { from: number; to: number } {
  const limit = (step: number) => Math.min(steps - 1, Math.max(0, Math.round(step)));
  const from = limit(Math.min(a, b));
  const to = limit(Math.max(a, b));
  if (to - from >= SHORTEST_ZOOM) return { from, to };
  const start = Math.max(0, Math.min(from, steps - 1 - SHORTEST_ZOOM));
  return { from: start, to: Math.min(steps - 1, start + SHORTEST_ZOOM) };
}

/** Zooms by a factor (below 1: closer) around a step; pans where the factor is 1 and `by` steps are given. */
export function zoomAround(
  { from, to }: Pick<DashboardOptions, 'from' | 'to'>,
  steps: number,
  move: { readonly factor: number; readonly around: number; readonly by?: number },
): { from: number; to: number } {
  const length = Math.min(steps - 1, Math.max(SHORTEST_ZOOM, Math.round((to - from) * move.factor)));
  const share = (move.around - from) / Math.max(1, to - from);
  const start = Math.round(move.around - share * length + (move.by ?? 0));
  const first = Math.min(Math.max(0, start), steps - 1 - length);
  return { from: first, to: first + length };
}
