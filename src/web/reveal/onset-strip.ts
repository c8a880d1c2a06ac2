import type { OnsetAnswer } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import { formatStep } from '../format.js';

/** One line of the legend: what stands on the strip, and where. */
export interface StripEntry {
  readonly kind: 'yours' | 'onset' | 'detectable';
  readonly label: string;
  readonly value: string;
  /** Share of the run from its first to its last step; null where there is nothing to draw. */
  readonly from: number | null;
  readonly to: number | null;
}

/** The answer's onset beside the truth, on the length of the run. */
export function onsetStrip(
  reveal: Pick<Reveal, 'onset' | 'detectable'>,
  answered: OnsetAnswer | undefined | null,
  steps: number,
): readonly StripEntry[] {
  const share = (step: number) => Math.min(1, Math.max(0, step / Math.max(1, steps - 1)));
  const at = (step: number | null) =>
    step === null ? { from: null, to: null } : { from: share(step), to: share(step) };
  const entries: StripEntry[] = [];
  if (answered !== null) entries.push({ kind: 'yours', label: 'you said', ...yours(answered, share) });
  if (reveal.onset === null) return [...entries, { kind: 'onset', label: 'onset', value: 'none', ...at(null) }];
  entries.push({ kind: 'onset', label: 'onset', value: formatStep(reveal.onset), ...at(reveal.onset) });
  const { detectable } = reveal;
  const value = detectable === null ? 'never' : formatStep(detectable);
  return [...entries, { kind: 'detectable', label: 'first detectable step', value, ...at(detectable) }];
}

function yours(
  answered: OnsetAnswer | undefined,
  share: (step: number) => number,
): Pick<StripEntry, 'value' | 'from' | 'to'> {
  if (answered === undefined) return { value: 'nothing', from: null, to: null };
  if (answered === 'none') return { value: 'no onset', from: null, to: null };
  if (answered === 'start') return { value: 'from the start', from: 0, to: 0 };
  const [from, to] = answered;
  return { value: `${formatStep(from)} – ${formatStep(to)}`, from: share(from), to: share(to) };
}
