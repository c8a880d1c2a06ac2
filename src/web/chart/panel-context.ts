import type { Crosshair } from './crosshair.js';
import type { KnownOnset } from './marks.js';
import type { DashboardOptions } from './options.js';

/** What all panels of one dashboard share. */
export interface PanelContext {
  readonly options: DashboardOptions;
  readonly crosshair: Crosshair;
  /** Interval of the answer, as it is being written or as it was given. */
  readonly interval: readonly [number, number] | null;
  /** Null before the answer. */
  readonly known: KnownOnset | null;
  onZoom(from: number, to: number): void;
  onReset(): void;
  readonly onInterval: ((from: number, to: number) => void) | undefined;
}
