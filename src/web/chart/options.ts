/** What the reader has set for all panels at once. */
export interface DashboardOptions {
  /** Visible steps, both ends included. */
  readonly from: number;
  readonly to: number;
  /** Weight of the past in the moving average, 0 (off) to 0.99. */
  readonly smoothing: number;
  readonly log: boolean;
  readonly showReference: boolean;
  readonly showTwin: boolean;
}

export type OptionsChange = Partial<DashboardOptions>;

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
