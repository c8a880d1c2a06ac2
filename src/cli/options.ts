import { invalid } from '../core/errors.js';

/** Parsers for option values; each throws AppError with what would be valid. */

export function wholeNumber(name: string, low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < low || value > high)
      throw invalid(name, `${text} (a whole number from ${low} to ${high})`);
    return value;
  };
}

export function decimal(name: string, low: number, high: number): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!(value >= low && value <= high)) throw invalid(name, `${text} (a number from ${low} to ${high})`);
    return value;
  };
}

export function list(text: string): string[] {
  const items = text.split(',').map((item) => item.trim());
  if (items.includes('')) throw invalid('list', `"${text}" (names separated by commas)`);
  return items;
}

/** `key=value`, collected over repeated options. */
export function assignment(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const [, key, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const number = Number(value);
  if (key === undefined || !Number.isFinite(number)) throw invalid('--set', `${text} (must be key=number)`);
  return { ...before, [key]: number };
}
