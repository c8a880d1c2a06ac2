import { significant } from '../../core/maths.js';
import type { Feature } from '../feature.js';
import type { Scale } from '../model.js';

/** From the 10th to the 90th percentile of a normal: 2.56 standard deviations. */
const SPREAD = 2.56;

/** Centre and unit of every feature over the drawn runs: the median, and its meaning or its spread, whichever is more. */
export function scalesOf(features: readonly Pick<Feature, 'unit'>[], rows: readonly ArrayLike<number>[]): Scale[] {
  return features.map(({ unit }, f) => {
    const values = Float64Array.from(rows, (row) => row[f]!)
      .filter(Number.isFinite)
      .sort();
    const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 0;
    return { centre: significant(at(0.5), 4), unit: significant(Math.max(unit, (at(0.9) - at(0.1)) / SPREAD), 4) };
  });
}
