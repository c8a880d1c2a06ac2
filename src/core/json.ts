import { significant } from './maths.js';

/** A number on the wire: finite numbers as they are, the rest as the strings JSON has no number for. */
export type WireNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** Five significant digits, and "NaN" / "Infinity" / "-Infinity" as strings: JSON.stringify would turn them into null. */
export function toWire(value: number): WireNumber {
  if (Number.isFinite(value)) {
    const rounded = significant(value);
    return rounded === 0 ? 0 : rounded;
  }
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

export function fromWire(value: WireNumber): number {
  return typeof value === 'number' ? value : Number(value);
}

/**
 * Canonical JSON: object keys sorted, no white space. The commitment of an answer key is a digest of this text, so that
 * the order in which a program wrote the keys does not matter.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return JSON.stringify(String(value));
  return JSON.stringify(value);
}
