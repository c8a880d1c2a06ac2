import { countText, valueText } from '../numbers.js';
import type { Gap } from './gaps.js';

/** A line in words, for readers who do not see it: start, end, extremes and where they lie. */
export function described(steps: Float64Array, values: Float64Array, gaps: readonly Gap[]): string {
  let first = -1;
  let last = -1;
  let low = -1;
  let high = -1;
  for (let row = 0; row < values.length; row++) {
    if (!Number.isFinite(values[row])) continue;
    if (first < 0) first = row;
    last = row;
    if (low < 0 || values[row]! < values[low]!) low = row;
    if (high < 0 || values[row]! > values[high]!) high = row;
  }
  if (first < 0) return 'no number in it';
  const at = (row: number): string => `${valueText(values[row]!)} at step ${countText(steps[row]!)}`;
  const broken = gaps[0] === undefined ? '' : `; no number at step ${countText(steps[gaps[0].from]!)}`;
  return `${at(first)}, ${at(last)}; lowest ${at(low)}, highest ${at(high)}${broken}`;
}
