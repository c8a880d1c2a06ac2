import { smooth } from '../series/smooth.js';
import type { StepSource } from './sources.js';

/** The lines of a step panel as they are drawn and read out. */
export interface StepLines {
  readonly run: Float64Array;
  /** Null while smoothing is off. */
  readonly smoothed: Float64Array | null;
  readonly reference: StepSource['reference'];
  readonly twin: Float64Array | null;
}

/**
 * With smoothing the run is drawn both ways, raw under smooth; the overlays are smoothed only, so that like is compared with
 * like. A thinned run forgets as much from one value to the next as the full one does over a whole stride.
 */
export function stepLines(source: StepSource, weight: number): StepLines {
  const { run, reference, twin } = source;
  if (weight === 0) return { run, smoothed: null, reference, twin };
  return {
    run,
    smoothed: smooth(run, weight),
    reference:
      reference === null
        ? null
        : {
            values: smooth(reference.values, Math.exp(reference.stride * Math.log(weight))),
            stride: reference.stride,
          },
    twin: twin === null ? null : smooth(twin, weight),
  };
}
