/** 1.4826 × a median absolute deviation is the standard deviation of a normal. */
const NORMAL = 1.4826;

/** One line of a panel, ready to be read: any window's mean in constant time, whatever is missing. */
export interface Line {
  /** Shape [rows]; NaN where there is no value. */
  readonly values: Float64Array;
  /** Rows. */
  readonly length: number;
  /** Running sums and counts of the finite values before each row. Shape [rows + 1]. */
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  /** Mean of the finite values in [from, to), NaN where there are none; bounds beyond the line are cut. */
  mean(from: number, to: number): number;
  /** Finite values in [from, to). */
  count(from: number, to: number): number;
  /** Robust standard deviation of a value around its neighbours, from second differences: blind to trends. */
  readonly noise: number;
  /** Median of the finite values, NaN where there are none. */
  readonly middle: number;
}

export function lineOf(values: Float64Array): Line {
  const { length } = values;
  const sums = new Float64Array(length + 1);
  const counts = new Float64Array(length + 1);
  for (let i = 0; i < length; i++) {
    const finite = Number.isFinite(values[i]!);
    sums[i + 1] = sums[i]! + (finite ? values[i]! : 0);
    counts[i + 1] = counts[i]! + (finite ? 1 : 0);
  }
  const within = (at: number) => (at < 0 ? 0 : at > length ? length : at);
  const count = (from: number, to: number) => Math.max(0, counts[within(to)]! - counts[within(from)]!);
  return {
    values,
    length,
    sums,
    counts,
    count,
    mean(from, to) {
      const finite = count(from, to);
      return finite === 0 ? Number.NaN : (sums[within(to)]! - sums[within(from)]!) / finite;
    },
    noise: noiseOf(values, 0, length),
    middle: middleOf(values),
  };
}

/** Robust standard deviation of the values in [from, to) around the mean of their neighbours; 0 where fewer than 3 are finite. */
export function noiseOf(values: Float64Array, from: number, to: number): number {
  const [first, end] = [Math.max(1, from + 1), Math.min(to, values.length) - 1];
  const stride = strideOf(end - first);
  const bends = new Float64Array(Math.max(0, Math.ceil((end - first) / stride)));
  let finite = 0;
  for (let i = first; i < end; i += stride) {
    const bend = values[i]! - (values[i - 1]! + values[i + 1]!) / 2;
    if (Number.isFinite(bend)) bends[finite++] = Math.abs(bend);
  }
  // The variance of x − (left + right)/2 is 1.5 times that of x.
  return finite === 0 ? 0 : (NORMAL * medianInPlace(bends.subarray(0, finite))) / Math.sqrt(1.5);
}

function middleOf(values: Float64Array): number {
  const stride = strideOf(values.length);
  const some = new Float64Array(Math.ceil(values.length / stride));
  let finite = 0;
  for (let i = 0; i < values.length; i += stride) if (Number.isFinite(values[i]!)) some[finite++] = values[i]!;
  return finite === 0 ? Number.NaN : medianInPlace(some.subarray(0, finite));
}

/** Values, at most, that a median is taken of: three digits of a scatter are enough. */
const MEDIAN_OF = 300;

/** Every which value of so many is looked at for a median. An odd stride does not beat with even periods. */
export function strideOf(count: number): number {
  const stride = Math.ceil(count / MEDIAN_OF);
  return stride <= 1 ? 1 : stride % 2 === 0 ? stride + 1 : stride;
}

/** Median of numbers that may be reordered: sorting a typed array is many times faster than selecting from a list. */
export function medianInPlace(values: Float64Array): number {
  values.sort();
  const half = values.length >> 1;
  return values.length % 2 === 1 ? values[half]! : (values[half - 1]! + values[half]!) / 2;
}
