import type { Look } from './look.js';
import type { Panel } from './panels.js';

/** One number read off a run. It belongs to one panel, to whose evidence it is counted. */
export interface Feature {
  /** Unique, such as `gradient-norm/shift-16`. */
  readonly id: string;
  readonly panel: Panel;
  /** Whether the number means something only within one scenario, as a loss of 2.31 nats does. */
  readonly absolute: boolean;
  /** Smallest difference of this number that means anything; features are scaled by it, or by their spread where that is more. */
  readonly unit: number;
  /** NaN where the run is too short or the value is missing: then it says nothing. */
  read(look: Look): number;
}
