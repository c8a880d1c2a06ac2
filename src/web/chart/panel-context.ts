import type { RunClock } from '../../puzzle/puzzle.js';
import type { XAxis } from '../series/x-axis.js';
import type { Crosshair } from './crosshair.js';
import type { KnownOnset } from './marks.js';
import type { DashboardOptions, OptionsChange } from './options.js';

/** What all panels of one dashboard share. */
export interface PanelContext {
  readonly options: DashboardOptions;
  change(change: OptionsChange): void;
  readonly axis: XAxis;
  readonly clock: RunClock;
  /** Units of the clock a second, one value a step: what time there is to export. */
  readonly throughput: ArrayLike<number>;
  readonly crosshair: Crosshair;
  /** Interval of the answer, as it is being written or as it was given. */
  readonly interval: readonly [number, number] | null;
  /** Null before the answer. */
  readonly known: KnownOnset | null;
  onZoom(from: number, to: number): void;
  onReset(): void;
  /** Takes an interval drawn on a panel; absent where no answer is being written. */
  readonly onInterval: ((from: number, to: number) => void) | undefined;
  /** The next drag draws the interval of the onset instead of a zoom. */
  readonly marking: boolean;
}
