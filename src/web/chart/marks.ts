import { formatStep } from '../format.js';
import { firstNonFinite } from '../series/numbers.js';
import type { Row } from './frame-data.js';
import type { PanelSource } from './sources.js';

/** What is known about the fault once the answer is in; null before. */
export interface KnownOnset {
  readonly onset: number | null;
  readonly detectable: number | null;
}

/** Rules to draw over a panel: breakdown of this very series, and after the answer onset and first detectable step. */
export function markRows(source: PanelSource, known: KnownOnset | null, window: { from: number; to: number }): Row[] {
  const mark = (kind: string, step: number, label: string): Row => ({
    kind,
    step,
    label,
    align: step > window.from + 0.6 * (window.to - window.from) ? 'right' : 'left',
  });
  const rows: Row[] = [];
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
