import type { Candidate } from '../../puzzle/puzzle.js';
import { formatHeading, formatPercent } from '../format.js';

/** The candidates in whose name, family or summary every word of a query stands; those with it in the name first. */
export function matchCandidates(candidates: readonly Candidate[], query: string): readonly Candidate[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return candidates;
  const isIn = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const inName = candidates.filter(({ name }) => isIn(name));
  const elsewhere = candidates.filter(
    ({ name, family, summary }) => !isIn(name) && isIn(`${name} ${family} ${formatHeading(family)} ${summary}`),
  );
  return [...inName, ...elsewhere];
}

/** Where a key moves in a list of buttons; null where it does not move. */
export function moveInList(key: string, index: number, length: number): number | null {
  if (key === 'ArrowDown') return Math.min(length - 1, index + 1);
  if (key === 'ArrowUp') return Math.max(0, index - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : null;
}

/** A share of many: below 10 % a decimal tells apart what whole per cents would not. */
export function formatShare(share: number): string {
  return share < 0.0995 ? `${(100 * share).toFixed(1)} %` : formatPercent(share);
}
