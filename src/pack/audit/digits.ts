import type { WireNumber } from '../../core/json.js';
import { significant } from '../../core/maths.js';

/** Significant digits of a published number. */
const DIGITS = 5;
/** Fewer numbers than this say too little about how they were rounded. */
const ENOUGH = 100;

/**
 * Mean number of significant digits, told as 4 or fewer, 5, and more: a number whose fifth digit is 0 has 4. About 4.9
 * for any continuous quantity. Numbers that are not finite, and zeros, are evidence and do not count; null where too few
 * are left.
 */
export function meanDigits(values: Iterable<WireNumber>): number | null {
  let count = 0;
  let sum = 0;
  for (const value of values) {
    if (typeof value !== 'number' || value === 0) continue;
    count += 1;
    if (significant(value, DIGITS) !== value) sum += DIGITS + 1;
    else sum += significant(value, DIGITS - 1) === value ? DIGITS - 1 : DIGITS;
  }
  return count < ENOUGH ? null : sum / count;
}

/** How many numbers below a value of JSON have more than five significant digits. */
export function overlongNumbers(value: unknown): number {
  if (typeof value === 'number') return significant(value, DIGITS) === value ? 0 : 1;
  if (value === null || typeof value !== 'object') return 0;
  let count = 0;
  for (const part of Array.isArray(value) ? value : Object.values(value)) count += overlongNumbers(part);
  return count;
}
