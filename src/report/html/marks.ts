import { countText } from '../numbers.js';
import type { Gap } from '../series/gaps.js';

/** Gaps that are marked in one chart; a series with more is broken anyway. */
const MOST_GAPS = 12;

/** Pixels that the band of an onset has at least: one of a single step would not be seen. */
const NARROWEST = 3;

/** A label here would run over the right border. */
const alignAt = (step: number, [from, to]: readonly [number, number]): 'left' | 'right' =>
  step > from + 0.5 * (to - from) ? 'right' : 'left';

/** The interval of the onset as a row of a chart. @param width pixels of the plotting area */
export function onsetBand(
  interval: readonly [number, number] | null,
  window: readonly [number, number],
  width: number,
) {
  if (interval === null) return [];
  const middle = (interval[0] + interval[1]) / 2;
  const half = Math.max((interval[1] - interval[0]) / 2, (NARROWEST / 2) * ((window[1] - window[0]) / width));
  const [from, to] = [Math.max(window[0], middle - half), Math.min(window[1], middle + half)];
  const align = alignAt(middle, window);
  return [{ from, to, align, anchor: align === 'right' ? from : to, label: 'onset' }];
}

/** Where a series has no number, as rows of a chart; the first is named. */
export function gapMarks(gaps: readonly Gap[], steps: Float64Array, window: readonly [number, number]) {
  return gaps.slice(0, MOST_GAPS).map(({ from, to, infinite }, i) => {
    const what = infinite ? 'infinite' : 'no number';
    const where = `${to === steps.length - 1 ? 'from' : 'at'} ${countText(steps[from]!)}`;
    const more = gaps.length > 1 ? `, ${gaps.length} times` : '';
    const label = i === 0 ? `${what} ${where}${more}` : '';
    return { kind: 'diverged', x: steps[from]!, label, row: 0, align: alignAt(steps[from]!, window) };
  });
}
