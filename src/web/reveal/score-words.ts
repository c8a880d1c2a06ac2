/** How far a score is from what knowing nothing is worth, as it is printed. */
export function differenceInWords(score: number, baseline: number): string {
  const difference = Math.round(score) - Math.round(baseline);
  if (difference === 0) return 'as much as yours';
  return difference > 0 ? `yours is ${difference} above` : `yours is ${-difference} below`;
}
