import type { Progress } from '../api.js';

/** Puzzles that are open beside those listed, in a sentence; null where all are listed. */
export function unlistedInWords({ open, openTotal }: Pick<Progress, 'open' | 'openTotal'>): string | null {
  const unlisted = openTotal - open.length;
  if (unlisted <= 0) return null;
  return unlisted === 1 ? 'And an earlier one.' : `And ${unlisted} earlier ones.`;
}
