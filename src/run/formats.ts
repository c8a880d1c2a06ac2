/** Number formats a training job computes in. */
export const FORMATS = ['fp32', 'bf16', 'fp16'] as const;
export type Format = (typeof FORMATS)[number];

interface FormatSize {
  /** Stored bits of the mantissa, without the leading one. */
  readonly mantissaBits: number;
  /** Smallest normal number; below it numbers are multiples of the quantum, which is also the smallest one. */
  readonly smallestNormal: number;
  readonly quantum: number;
  readonly largest: number;
}

/** 2^exponent by repeated multiplication: exact, and the same on every engine. */
function powerOfTwo(exponent: number): number {
  let value = 1;
  for (let k = 0; k < Math.abs(exponent); k++) value *= exponent > 0 ? 2 : 0.5;
  return value;
}

/** IEEE 754 binary32 and binary16, and bfloat16: binary32 with 16 bits fewer. */
export const FORMAT_SIZES: Readonly<Record<Format, FormatSize>> = {
  fp32: sizeOf(23, -126, 127),
  bf16: sizeOf(7, -126, 127),
  fp16: sizeOf(10, -14, 15),
};

function sizeOf(mantissaBits: number, lowest: number, highest: number): FormatSize {
  return {
    mantissaBits,
    smallestNormal: powerOfTwo(lowest),
    quantum: powerOfTwo(lowest - mantissaBits),
    largest: powerOfTwo(highest) * (2 - powerOfTwo(-mantissaBits)),
  };
}

/** 2^52: adding and subtracting it leaves an integer, rounded to nearest, ties to even. */
const INTEGERS = powerOfTwo(52);

/**
 * Rounds to a mantissa of so many stored bits, to nearest, ties to even (Veltkamp's splitting); the exponent is not
 * limited. @param mantissaBits 1 to 52
 */
export function roundMantissa(value: number, mantissaBits: number): number {
  const shifted = value * (powerOfTwo(52 - mantissaBits) + 1);
  return shifted - (shifted - value);
}

/** Rounds to a format: subnormal numbers lose bits, what is smaller than half of the smallest is 0, what is too large ±∞. */
export function roundToFormat(value: number, format: Format): number {
  const { mantissaBits, smallestNormal, quantum, largest } = FORMAT_SIZES[format];
  const size = Math.abs(value);
  // So large that the splitting itself would overflow.
  if (size > 2 * largest) return value < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (size < smallestNormal) {
    const rounded = (size / quantum + INTEGERS - INTEGERS) * quantum;
    return value < 0 ? -rounded : rounded;
  }
  const rounded = roundMantissa(value, mantissaBits);
  return Math.abs(rounded) > largest ? (value < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) : rounded;
}
