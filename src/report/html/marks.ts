import type { Diagnosis } from '../../diagnose/diagnosis.js';
import { countText } from '../numbers.js';
import type { Gap } from '../series/gaps.js';

/** Gaps that are marked in one chart; a series with more is broken anyway. */
const MOST_GAPS = 12;

/** Pixels that the band of an onset has at least: one of a single step would not be seen. */
const NARROWEST = 4;

type Onset = Diagnosis['onset'];

/** A label here would run over the right border. */
const alignAt = (step: number, [from, to]: readonly [number, number]): 'left' | 'right' =>
  step > from + 0.5 * (to - from) ? 'right' : 'left';

/** The interval of the onset as a row of a chart. @param width pixels of the plotting area */
export function onsetBand({ interval }: Onset, window: readonly [number, number], width: number) {
  if (interval === null) return [];
  const middle = (interval[0] + interval[1]) / 2;
  const half = Math.max((interval[1] - interval[0]) / 2, (NARROWEST / 2) * ((window[1] - window[0]) / width));
  const [from, to] = [Math.max(window[0], middle - half), Math.min(window[1], middle + half)];
  return [{ from, to, align: 'left', anchor: from, label: '' }];
}

/** The likeliest step of the onset as a row of a chart; only one panel names it. */
export function onsetMark({ interval, step }: Onset, window: readonly [number, number], named: boolean) {
  if (interval === null) return [];
  const label = named ? `onset ${countText(step)}` : '';
  return [{ kind: 'onset', x: step, label, row: 0, align: alignAt(step, window) }];
}

/** Where a series has no number, as rows of a chart; the first is named, in its own row of labels. */
export function gapMarks(gaps: readonly Gap[], steps: Float64Array, window: readonly [number, number], row: number) {
  return gaps.slice(0, MOST_GAPS).map(({ from, to, infinite }, i) => {
    const what = infinite ? 'infinite' : 'no number';
    const where = `${to === steps.length - 1 ? 'from' : 'at'} ${countText(steps[from]!)}`;
    const more = gaps.length > 1 ? `, ${gaps.length} times` : '';
    const label = i === 0 ? `${what} ${where}${more}` : '';
    return { kind: 'diverged', x: steps[from]!, label, row, align: alignAt(steps[from]!, window) };
  });
}
