import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMAT_SIZES, type Format, roundMantissa, vanishes } from '../../src/run/formats.js';

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

test('the sizes of the formats', () => {
  expect(FORMAT_SIZES.fp16).toEqual({ mantissaBits: 10, quantum: 2 ** -24, largest: 65_504 });
  expect(FORMAT_SIZES.bf16.largest).toBe(255 * 2 ** 120);
  expect(FORMAT_SIZES.fp32.largest).toBe(Math.fround(3.4028235e38));
  expect(FORMAT_SIZES.fp32.quantum).toBe(2 ** -149);
});

describe('what is rounded to 0', () => {
  test.each<[Format, value: number, gone: boolean]>([
    ['fp16', 2 ** -24, false],
    // Half of the smallest number is a tie, and 0 is even.
    ['fp16', 2 ** -25, true],
    ['fp16', -(2 ** -25), true],
    ['fp16', 1.0001 * 2 ** -25, false],
    ['fp16', -1.0001 * 2 ** -25, false],
    ['fp16', 0, true],
    ['bf16', 2 ** -134, true],
    ['bf16', 1e-40, false],
  ])('%s of %d: %s', (format, value, gone) => {
    expect(vanishes(value, format)).toBe(gone);
  });

  test('is in fp32 what the processor rounds to 0', () => {
    const small = fc
      .tuple(fc.double({ noNaN: true, min: -2, max: 2 }), fc.integer({ min: -156, max: -140 }))
      .map(([value, exponent]) => value * 2 ** exponent);
    fc.assert(
      fc.property(small, (value) => {
        expect(vanishes(value, 'fp32')).toBe(Math.fround(value) === 0);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['fp16', 'bf16'] as const)('is no number of %s but 0', (format) => {
    const numbers = patterns(format);
    expect(numbers.filter((value) => vanishes(value, format))).toEqual([0]);
    expect(numbers[1]).toBe(FORMAT_SIZES[format].quantum);
    expect(numbers.at(-1)).toBe(FORMAT_SIZES[format].largest);
  });
});

describe.each(['fp16', 'bf16'] as const)('every normal number of %s', (format) => {
  const { mantissaBits } = FORMAT_SIZES[format];
  const numbers = patterns(format).slice(2 ** mantissaBits);

  test('is itself, with either sign', () => {
    const wrong = numbers.filter(
      (value) => roundMantissa(value, mantissaBits) !== value || roundMantissa(-value, mantissaBits) !== -value,
    );
    expect(wrong).toEqual([]);
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
      const got = [below, half, above, -half].map((value) => roundMantissa(value, mantissaBits));
      if (got[0] !== low || got[1] !== even || got[2] !== high || got[3] !== -even) wrong.push(half);
    }
    expect(wrong).toEqual([]);
  });
});

describe('rounding', () => {
  test('to 23 bits is that of the processor to binary32, halfway between two numbers too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x0080_0000, max: 0x7f7f_fffd }), (bits) => {
        const pair = new Float32Array(new Uint32Array([bits, bits + 1]).buffer);
        const half = (pair[0]! + pair[1]!) / 2;
        for (const value of [half, -half, pair[0]! * 0.3 + pair[1]! * 0.7])
          expect(roundMantissa(value, 23)).toBe(Math.fround(value));
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
