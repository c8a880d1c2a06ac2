import type { FixOutcome, FixVerdict } from '../../puzzle/puzzle.js';

/** Whether a verdict is good news, bad news, or neither. */
export function toneOf(verdict: FixVerdict): 'good' | 'bad' | 'neither' {
  if (verdict === 'cures' || verdict === 'cause removed' || verdict === 'nothing to do') return 'good';
  return verdict === 'harms' || verdict === 'no effect' || verdict === 'cause remains' ? 'bad' : 'neither';
}

const SIGNS = { good: '✓', bad: '✗', neither: '~' } as const;

/** A sign before a verdict: it is not told by its colour alone. */
export function signOf(verdict: FixVerdict): string {
  return SIGNS[toneOf(verdict)];
}

/** Share of the harm that is gone, negative where there is more of it; more than all is no more than all. */
export function removedInWords({ removed }: Pick<FixOutcome, 'removed'>): string {
  if (removed === null) return '–';
  const percent = Math.min(100, Math.round(100 * removed));
  return percent < 0 ? `−${-percent} %` : `${Math.max(0, percent)} %`;
}
