import type { XAxis } from '../series/x-axis.js';
import type { Outline } from './outline.js';

/** A row of one of a chart's named data sets. */
export type Row = Readonly<Record<string, number | string | null | Outline>>;

/** What a panel's data depend on besides the options of the whole dashboard. */
export interface Frame {
  readonly axis: XAxis;
  /** Size of the plotting area in pixels. */
  readonly width: number;
  readonly height: number;
  readonly scale: 'linear' | 'log';
  /** Share of the value range to keep free at the top, for labels. */
  readonly headroom: number;
}

/** Everything a view has to be told: its data sets and, for charts over steps, the value axis. */
export interface FrameData {
  readonly sets: Readonly<Record<string, readonly Row[]>>;
  readonly domain: readonly [number, number] | null;
}
