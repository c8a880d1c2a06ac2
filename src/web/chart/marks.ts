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

/** The same for labels that prefer a side of their rule, for the sake of a mark close by. */
const ROOM = 0.2;

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
  const marks: StepMark[] = [];
  const mark = (kind: StepMark['kind'], step: number, label: string) => marks.push({ kind, step, label });
  if (known?.onset != null) mark('onset', known.onset, `onset ${formatStep(known.onset)}`);
  if (known?.detectable != null) mark('detectable', known.detectable, `detectable ${formatStep(known.detectable)}`);
  if (series === null) return stepMarks(marks, window, axis);
  const broken = breakdowns(series);
  broken.slice(0, MOST_BREAKDOWNS).forEach(({ from, to }, index) => {
    const what = Number.isNaN(series[from]!) ? 'NaN' : 'infinite';
    const last = to === series.length - 1;
    const where = last ? `from ${formatStep(from)} on` : `at ${formatStep(from)}`;
    const more = broken.length > 1 ? `, ${broken.length} times in all` : '';
    mark('diverged', from, index === 0 ? `${what} ${where}${more}` : '');
  });
  return stepMarks(marks, window, axis);
}

/** A step to mark with a rule: what it is, and what stands beside it ('' for nothing). */
export interface StepMark {
  readonly kind: 'onset' | 'detectable' | 'alarm' | 'diverged';
  readonly step: number;
  readonly label: string;
  /** Where the label stands while there is room for it; absent: where there is more. */
  readonly side?: 'left' | 'right';
}

/** Marks in view as rows, each label a row below the one before. */
export function stepMarks(marks: readonly StepMark[], window: Window, axis: XAxis): Row[] {
  let labels = 0;
  return marks
    .filter(({ step }) => step >= window.from && step <= window.to)
    .map(({ kind, step, label, side }) => ({
      kind,
      x: axis.at(step),
      label,
      row: label === '' ? 0 : labels++,
      align: alignOf(step, window, side),
    }));
}

/** A label left of its rule ends there, and is aligned to the right. */
function alignOf(step: number, window: Window, side: StepMark['side']): 'left' | 'right' {
  const share = (step - window.from) / Math.max(1, window.to - window.from);
  if (side === 'left' && share > ROOM) return 'right';
  if (side === 'right' && share < 1 - ROOM) return 'left';
  return isFarRight(step, window) ? 'right' : 'left';
}
