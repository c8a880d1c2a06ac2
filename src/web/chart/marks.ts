import { formatStep } from '../format.js';
import { firstNonFinite } from '../series/numbers.js';
import type { Row } from './frame-data.js';
import type { PanelSource } from './sources.js';

interface Window {
  readonly from: number;
  readonly to: number;
}

/** A label here would run over the right border. */
const isFarRight = (step: number, { from, to }: Window) => step > from + 0.5 * (to - from);

/** What is known about the fault once the answer is in; null before. */
export interface KnownOnset {
  readonly onset: number | null;
  readonly detectable: number | null;
}

/**
 * The interval of an answer as a row; only the first panel names it, the others just shade it.
 */
export function intervalRows(interval: readonly [number, number] | null, named: boolean, window: Window): Row[] {
  if (interval === null) return [];
  const [from, to] = interval;
  const align = isFarRight(from, window) ? 'right' : 'left';
  return [
    {
      from,
      to,
      align,
      anchor: align === 'right' ? Math.min(to, window.to) : Math.max(from, window.from),
      label: named ? 'your interval' : '',
    },
  ];
}

/** Rules to draw over a panel: breakdown of this very series, and after the answer onset and first detectable step. */
export function markRows(source: PanelSource, known: KnownOnset | null, window: Window): Row[] {
  const rows: Row[] = [];
  const mark = (kind: string, step: number, label: string): Row => ({
    kind,
    step,
    label,
    row: rows.length,
    align: isFarRight(step, window) ? 'right' : 'left',
  });
  if (known?.onset != null) rows.push(mark('onset', known.onset, `onset ${formatStep(known.onset)}`));
  if (known?.detectable != null) {
    rows.push(mark('detectable', known.detectable, `detectable ${formatStep(known.detectable)}`));
  }
  const broken = source.kind === 'step' ? firstNonFinite(source.run) : null;
  if (broken !== null && source.kind === 'step') {
    const value = source.run[broken]!;
    rows.push(mark('diverged', broken, `${Number.isNaN(value) ? 'NaN' : 'infinite'} from ${formatStep(broken)}`));
  }
  return rows;
}
