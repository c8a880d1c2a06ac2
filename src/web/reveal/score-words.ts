import { formatPlain } from '../format.js';

/** How far a score is from what knowing nothing is worth, as it is printed. */
export function differenceInWords(score: number, baseline: number): string {
  const difference = Math.round(score) - Math.round(baseline);
  if (difference === 0) return 'as much as yours';
  return difference > 0 ? `yours is ${difference} above` : `yours is ${-difference} below`;
}

/** A Brier or log score with the digits that the reason beside it gives: two decimals at most. */
export function scoreInDigits(score: number): string {
  return formatPlain(Number(score.toFixed(2)));
}
