/** A row of one of a chart's named data sets. */
export type Row = Readonly<Record<string, number | string | null>>;

/** Everything a view has to be told: its data sets and, for charts over steps, the value axis. */
export interface FrameData {
  readonly sets: Readonly<Record<string, readonly Row[]>>;
  readonly domain: readonly [number, number] | null;
}
