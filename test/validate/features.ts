import { robustDeviation } from '../helpers/laws.js';
import { autocorrelation, correlation, detrended, deviation, logs, standardisedMoment } from '../helpers/statistics.js';

/** A healthy piece of a run. */
export interface Stretch {
  readonly loss: Float64Array;
  readonly norm: Float64Array;
  /** Loss noise is compared after multiplication with this: √tokens where batches differ (FACTS a1). */
  readonly noiseUnit: number;
}

/** Statistics of the texture, by name. */
export const TEN: readonly (readonly [string, (loss: Float64Array, norm: Float64Array, unit: number) => number])[] = [
  ['log loss deviation', (loss, _, unit) => Math.log(deviation(loss) * unit)],
  ['loss skew', (loss) => standardisedMoment(loss, 3)],
  ['loss kurtosis', (loss) => standardisedMoment(loss, 4)],
  ['loss acf 1', (loss) => autocorrelation(loss, 1)],
  ['loss acf 2', (loss) => autocorrelation(loss, 2)],
  ['loss acf 5', (loss) => autocorrelation(loss, 5)],
  ['loss acf 10', (loss) => autocorrelation(loss, 10)],
  ['share beyond 4 robust deviations', (loss) => beyond(loss, 4 * robustDeviation(loss))],
  ['loss–norm correlation', (loss, norm) => correlation(loss, norm)],
  ['share of norms above 1.5 ×', (_, norm) => beyond(norm, Math.log(1.5))],
];
/** A stricter test: the deviation and memory of the norm as well. */
export const FOURTEEN: typeof TEN = [
  ...TEN,
  ['log norm deviation', (_, norm) => Math.log(deviation(norm))],
  ['norm acf 1', (_, norm) => autocorrelation(norm, 1)],
  ['norm acf 2', (_, norm) => autocorrelation(norm, 2)],
  ['norm acf 5', (_, norm) => autocorrelation(norm, 5)],
];

const beyond = (values: Float64Array, limit: number): number =>
  values.filter((value) => Math.abs(value) > limit).length / values.length;

/** Half width of the trend that is taken out. */
const TREND = 50;

export function featuresOf({ loss, norm, noiseUnit }: Stretch, list: typeof TEN): number[] {
  const [a, b] = [detrended(loss, TREND), detrended(logs(norm), TREND)];
  return list.map(([, read]) => read(a, b, noiseUnit));
}
