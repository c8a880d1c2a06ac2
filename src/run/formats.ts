/** Number formats a training job computes in. */
export const FORMATS = ['fp32', 'bf16', 'fp16'] as const;
export type Format = (typeof FORMATS)[number];

interface FormatSize {
  /** Stored bits of the mantissa, without the leading one. */
  readonly mantissaBits: number;
  /** Smallest number above 0. */
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
    quantum: powerOfTwo(lowest - mantissaBits),
    largest: powerOfTwo(highest) * (2 - powerOfTwo(-mantissaBits)),
  };
}

/** By stored bits: what a number is multiplied by to shift the others out. */
const SPLITTERS = Float64Array.from({ length: 53 }, (_, bits) => powerOfTwo(52 - bits) + 1);

/**
 * Rounds to a mantissa of so many stored bits, to nearest, ties to even (Veltkamp's splitting); the exponent is not
 * limited. @param mantissaBits 1 to 52
 */
export function roundMantissa(value: number, mantissaBits: number): number {
  const shifted = value * SPLITTERS[mantissaBits]!;
  return shifted - (shifted - value);
}

/** Whether a number is rounded to 0: at most half of the smallest one of the format, ties to even. */
export function vanishes(value: number, format: Format): boolean {
  return Math.abs(value) <= FORMAT_SIZES[format].quantum / 2;
}
