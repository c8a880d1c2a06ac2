import { formatStep } from '../format.js';
import { breakdowns } from '../series/numbers.js';
import type { XAxis } from '../series/x-axis.js';
import type { Row } from './frame-data.js';

interface Window {
  readonly from: number;
  readonly to: number;
}

/** Breakdowns marked in one panel; a series with more is broken anyway. */
const MOST_BREAKDOWNS = 12;

/** A label here would run over the right border. */
const isFarRight = (step: number, { from, to }: Window) => step > from + 0.5 * (to - from);

/** What is known about the fault once the answer is in; null before. */
export interface KnownOnset {
  readonly onset: number | null;
  readonly detectable: number | null;
}

/** The interval of an answer as a row; only the first panel names it, the others just shade it. */
export function intervalRows(
  interval: readonly [number, number] | null,
  named: boolean,
  window: Window,
  axis: XAxis,
): Row[] {
  if (interval === null || interval[1] < window.from || interval[0] > window.to) return [];
  const [from, to] = interval;
  const align = isFarRight(from, window) ? 'right' : 'left';
  const anchor = align === 'right' ? Math.min(to, window.to) : Math.max(from, window.from);
  return [
    { from: axis.at(from), to: axis.at(to), align, anchor: axis.at(anchor), label: named ? 'your interval' : '' },
  ];
}

/** Rules to draw over a panel: where this very series breaks down, and after the answer onset and first detectable step. */
export function markRows(
  series: ArrayLike<number> | null,
  known: KnownOnset | null,
  window: Window,
  axis: XAxis,
): Row[] {
  const rows: Row[] = [];
  const mark = (kind: string, step: number, label: string) => {
    if (step < window.from || step > window.to) return;
    const row = label === '' ? 0 : rows.filter((other) => other['label'] !== '').length;
    rows.push({ kind, x: axis.at(step), label, row, align: isFarRight(step, window) ? 'right' : 'left' });
  };
  if (known?.onset != null) mark('onset', known.onset, `onset ${formatStep(known.onset)}`);
  if (known?.detectable != null) mark('detectable', known.detectable, `detectable ${formatStep(known.detectable)}`);
  if (series === null) return rows;
  const broken = breakdowns(series);
  broken.slice(0, MOST_BREAKDOWNS).forEach(({ from, to }, index) => {
    const what = Number.isNaN(series[from]!) ? 'NaN' : 'infinite';
    const last = to === series.length - 1;
    const where = last ? `from ${formatStep(from)} on` : `at ${formatStep(from)}`;
    const more = broken.length > 1 ? `, ${broken.length} times in all` : '';
    mark('diverged', from, index === 0 ? `${what} ${where}${more}` : '');
  });
  return rows;
}
