import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMAT_SIZES, FORMATS, type Format, roundMantissa, roundToFormat } from '../../src/run/formats.js';

/** Rounding to the formats of training jobs, held to their bit patterns (IEEE 754-2019; bfloat16 is the upper half of binary32). */

/** Finite numbers ≥ 0 of a 16-bit format in the order of their bit patterns, which is that of their size. */
function patterns(format: 'fp16' | 'bf16'): number[] {
  const [exponentBits, mantissaBits] = format === 'fp16' ? [5, 10] : [8, 7];
  const bias = 2 ** (exponentBits - 1) - 1;
  return Array.from({ length: (2 ** exponentBits - 1) * 2 ** mantissaBits }, (_, bits) => {
    const exponent = Math.floor(bits / 2 ** mantissaBits);
    const mantissa = (bits % 2 ** mantissaBits) / 2 ** mantissaBits;
    return exponent === 0 ? mantissa * 2 ** (1 - bias) : (1 + mantissa) * 2 ** (exponent - bias);
  });
}

/** Doubles of every size that a format can meet, and of sizes near its own. */
const anySize = fc.oneof(
  fc.double({ noNaN: true, min: -1e290, max: 1e290 }),
  fc
    .tuple(fc.double({ noNaN: true, min: -2, max: 2 }), fc.integer({ min: -160, max: 140 }))
    .map(([value, exponent]) => value * 2 ** exponent),
);

describe('known values', () => {
  test.each<[Format, value: number, rounded: number]>([
    ['fp16', 65_504, 65_504],
    ['fp16', 65_519.99, 65_504],
    ['fp16', 65_520, Number.POSITIVE_INFINITY],
    ['fp16', -65_520, Number.NEGATIVE_INFINITY],
    ['fp16', 1e10, Number.POSITIVE_INFINITY],
    // Smallest subnormal number; half of it is a tie, and 0 is even.
    ['fp16', 2 ** -24, 2 ** -24],
    ['fp16', 2 ** -25, 0],
    ['fp16', 1.0001 * 2 ** -25, 2 ** -24],
    ['fp16', -1.0001 * 2 ** -25, -(2 ** -24)],
    ['fp16', 1.5 * 2 ** -24, 2 ** -23],
    ['fp16', 2.5 * 2 ** -24, 2 ** -23],
    ['fp16', 2 ** -14, 2 ** -14],
    ['fp16', 2 ** -14 - 2 ** -26, 2 ** -14],
    ['fp16', 1 / 3, 0.333_251_953_125],
    ['fp16', 2048, 2048],
    ['fp16', 2049, 2048],
    ['fp16', 2051, 2052],
    ['fp16', 1 + 2 ** -11, 1],
    ['fp16', 1 + 3 * 2 ** -11, 1 + 2 ** -9],
    // 1 + 2^-8 and 1 + 3·2^-8 lie halfway between two numbers of bfloat16.
    ['bf16', 1.003_906_25, 1],
    ['bf16', 1.003_906_3, 1.007_812_5],
    ['bf16', 1.011_718_75, 1.015_625],
    ['bf16', Math.PI, 3.140_625],
    ['bf16', 257, 256],
    ['bf16', 259, 260],
    ['bf16', 1e-40, 2 ** -133],
    ['bf16', 3.4e38, Number.POSITIVE_INFINITY],
    ['bf16', 3.39e38, 255 * 2 ** 120],
    ['fp32', 0.1, 0.100_000_001_490_116_12],
    ['fp32', 16_777_217, 16_777_216],
    ['fp32', 3.5e38, Number.POSITIVE_INFINITY],
  ])('%s of %d is %d', (format, value, rounded) => {
    expect(roundToFormat(value, format)).toBe(rounded);
  });

  test('the sizes of the formats', () => {
    expect(FORMAT_SIZES.fp16).toEqual({
      mantissaBits: 10,
      smallestNormal: 2 ** -14,
      quantum: 2 ** -24,
      largest: 65_504,
    });
    expect(FORMAT_SIZES.bf16.largest).toBe(255 * 2 ** 120);
    expect(FORMAT_SIZES.fp32.largest).toBe(Math.fround(3.4028235e38));
    expect(FORMAT_SIZES.fp32.quantum).toBe(2 ** -149);
  });
});

describe.each(['fp16', 'bf16'] as const)('every number of %s', (format) => {
  const numbers = patterns(format);

  test('is itself, with either sign', () => {
    const wrong = numbers.filter(
      (value) => roundToFormat(value, format) !== value || roundToFormat(-value, format) !== -value,
    );
    expect(wrong).toEqual([]);
    expect(numbers.at(-1)).toBe(FORMAT_SIZES[format].largest);
  });

  test('is what lies nearest to it, and halfway to the next the one whose last bit is 0', () => {
    const wrong: number[] = [];
    for (let bits = 0; bits + 1 < numbers.length; bits++) {
      const [low, high] = [numbers[bits]!, numbers[bits + 1]!];
      // Exact: a double has more than one bit to spare.
      const half = (low + high) / 2;
      const below = half - (high - low) * 1e-6;
      const above = half + (high - low) * 1e-6;
      const even = bits % 2 === 0 ? low : high;
      const got = [below, half, above, -half].map((value) => roundToFormat(value, format));
      if (got[0] !== low || got[1] !== even || got[2] !== high || got[3] !== -even) wrong.push(half);
    }
    expect(wrong).toEqual([]);
  });
});

describe('rounding', () => {
  test.each(FORMATS)('to %s twice is rounding once', (format) => {
    fc.assert(
      fc.property(anySize, (value) => {
        const once = roundToFormat(value, format);
        fc.pre(Number.isFinite(once));
        // A number that is too small becomes 0, and the sign of a zero is nothing.
        expect(roundToFormat(once, format) === once).toBe(true);
      }),
    );
  });

  test.each(FORMATS)('to %s keeps the order of numbers', (format) => {
    fc.assert(
      fc.property(anySize, anySize, fc.double({ noNaN: true, min: 0.99, max: 1.01 }), (value, other, nearly) => {
        for (const another of [other, value * nearly]) {
          const [low, high] = value < another ? [value, another] : [another, value];
          expect(roundToFormat(low, format)).toBeLessThanOrEqual(roundToFormat(high, format));
        }
      }),
    );
  });

  test('to fp32 is that of the processor', () => {
    fc.assert(
      fc.property(anySize, (value) => {
        expect(roundToFormat(value, 'fp32') === Math.fround(value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('to fp32 halfway between two numbers is that of the processor too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7f7f_fffe }), (bits) => {
        const pair = new Float32Array(new Uint32Array([bits, bits + 1]).buffer);
        const half = (pair[0]! + pair[1]!) / 2;
        expect(roundToFormat(half, 'fp32')).toBe(Math.fround(half));
        expect(roundToFormat(-half, 'fp32') === Math.fround(-half)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([1, 7, 10, 23, 52])('to a mantissa of %i bits moves by half of its last bit at most', (bits) => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e250, max: 1e250 }), (value) => {
        fc.pre(Math.abs(value) > 1e-290);
        const rounded = roundMantissa(value, bits);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -(bits + 1));
        // What is left needs no more bits: it is a whole number of its last one.
        const last = 2 ** (Math.floor(Math.log2(Math.abs(rounded))) - bits);
        expect(Number.isInteger(rounded / last)).toBe(true);
      }),
    );
  });
});
