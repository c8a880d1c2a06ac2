import type { WireNumber } from '../../core/json.js';
import { significant } from '../../core/maths.js';

/** Significant digits of a published number. */
const DIGITS = 5;
/** Fewer numbers than this say too little about how they were rounded. */
const ENOUGH = 10;

/**
 * Significant digits that most of the different numbers have: 4 or fewer, 5, or more. A number whose fifth digit is 0 has 4,
 * which is one in ten of any continuous quantity. Counted once each: a quantity that moves slowly repeats its numbers, and
 * which of them end in 0 is a matter of where it was, so evidence and not form. Numbers that are not finite, and zeros, do
 * not count either; null where too few are left.
 */
export function usualDigits(values: Iterable<WireNumber>): number | null {
  const different = new Set<number>();
  for (const value of values) if (typeof value === 'number' && value !== 0) different.add(value);
  if (different.size < ENOUGH) return null;
  const counts = new Map<number, number>();
  for (const value of different) {
    const digits =
      significant(value, DIGITS) !== value
        ? DIGITS + 1
        : significant(value, DIGITS - 1) === value
          ? DIGITS - 1
          : DIGITS;
    counts.set(digits, (counts.get(digits) ?? 0) + 1);
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/** How many numbers below a value of JSON have more than five significant digits. */
export function overlongNumbers(value: unknown): number {
  if (typeof value === 'number') return significant(value, DIGITS) === value ? 0 : 1;
  if (value === null || typeof value !== 'object') return 0;
  let count = 0;
  for (const part of Array.isArray(value) ? value : Object.values(value)) count += overlongNumbers(part);
  return count;
}
