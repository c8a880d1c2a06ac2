/**
 * p values corrected for their number by the step-down rule of Holm (1979), Scandinavian Journal of Statistics 6: the
 * chance of one false alarm or more stays below α however the tests depend on one another.
 * @returns adjusted p values in the order given; a test is significant where its own is at most α
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, i) => i).sort((a, b) => ps[a]! - ps[b]!);
  const adjusted = new Array<number>(ps.length);
  let highest = 0;
  for (const [rank, i] of order.entries()) {
    highest = Math.max(highest, Math.min(1, (ps.length - rank) * ps[i]!));
    adjusted[i] = highest;
  }
  return adjusted;
}
