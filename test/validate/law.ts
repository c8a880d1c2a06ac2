import { deviation, mean } from '../helpers/statistics.js';

/** One measured law and how it is read from our runs. */
export interface Law {
  /** Line of docs/measurements.md, or the table of the reference that holds the interval. */
  readonly cites: string;
  readonly text: string;
  readonly scenario: string;
  readonly measured: readonly [low: number, high: number];
  /**
   * One value a run: the median of the runs is judged. Rates of rare events are judged by their mean, as the median of
   * a count that is mostly 0 or 1 says little.
   */
  readonly judge: 'median' | 'mean';
  /** NaN where a run has nothing to read. */
  readonly values: () => readonly number[];
  /** Why a law is missed, where that is known. */
  readonly known?: string;
}

/** A law that the engine has no part for. */
export interface Unmodelled {
  readonly cites: string;
  readonly text: string;
  readonly needs: string;
}

export interface LawRow {
  readonly number: number;
  readonly cites: string;
  readonly text: string;
  readonly scenario: string;
  readonly measured: readonly [low: number, high: number] | null;
  /** What is judged, and the 5th and 95th percentile over runs (of a mean: its 90 % interval). */
  readonly ours: { readonly value: number; readonly low: number; readonly high: number; readonly runs: number } | null;
  readonly verdict: 'inside' | 'outside' | 'not modelled' | 'no scenario yet';
  readonly reason: string;
}

export type Entry = Law | Unmodelled;

/** Adds why a law is missed. */
export const known = (law: Law, why: string): Law => ({ ...law, known: why });

/** Judges laws in order; the number of a row is its place. */
export function judgeLaws(entries: readonly Entry[], scenarios: ReadonlySet<string>): LawRow[] {
  return entries.map((entry, i): LawRow => {
    const head = { number: i + 1, cites: entry.cites, text: entry.text };
    if ('needs' in entry)
      return { ...head, scenario: '–', measured: null, ours: null, verdict: 'not modelled', reason: entry.needs };
    const { scenario, measured } = entry;
    if (!scenarios.has(scenario))
      return { ...head, scenario, measured, ours: null, verdict: 'no scenario yet', reason: `needs ${scenario}` };
    const values = entry.values().filter(Number.isFinite);
    const ours = { ...summary(values, entry.judge), runs: values.length };
    const inside = ours.value >= measured[0] && ours.value <= measured[1];
    return {
      ...head,
      scenario,
      measured,
      ours,
      verdict: inside ? 'inside' : 'outside',
      reason: [gap(ours.value, measured), inside ? '' : (entry.known ?? '')].filter(Boolean).join(': '),
    };
  });
}

export function summary(values: readonly number[], judge: Law['judge']): { value: number; low: number; high: number } {
  if (judge === 'mean') {
    const centre = mean(values);
    const room = (1.645 * deviation(values)) / Math.sqrt(Math.max(1, values.length - 1));
    return { value: centre, low: centre - room, high: centre + room };
  }
  return { value: quantile(values, 0.5), low: quantile(values, 0.05), high: quantile(values, 0.95) };
}

/** Linear interpolation between order statistics. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (above - below) * (at - Math.floor(at));
}

/** How far outside, in plain words. */
function gap(value: number, [low, high]: readonly [number, number]): string {
  if (value >= low && value <= high) return '';
  const [side, bound] = value < low ? ['below', low] : ['above', high];
  const size = bound !== 0 && Math.abs(bound) > 1e-9 ? ` (× ${(value / bound).toPrecision(3)} of the bound)` : '';
  return `${side} by ${Math.abs(value - bound!).toPrecision(2)}${size}`;
}
