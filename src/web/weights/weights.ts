/** A part of the evidence between two causes: a panel, or what was assumed beforehand. */
export interface WeightRow {
  readonly label: string;
  /** Positive speaks for the first of the two, negative for the second. */
  readonly weight: number;
}

/** A row as it is drawn. */
export interface WeightBar extends WeightRow {
  readonly text: string;
  /** Share of one half of the width. */
  readonly share: number;
}

export interface WeightBars {
  /** The heaviest first; weights that round to nothing are told together. */
  readonly bars: readonly WeightBar[];
  readonly none: readonly string[];
  readonly total: WeightRow & { readonly text: string };
}

/** A bar that fills its half stands for at least this much: a hair is not drawn as a tree. */
const LEAST_SCALE = 1;

/** One decimal, always with its sign; null where nothing is left of it. */
export function signedWeight(weight: number): string | null {
  const size = Math.abs(weight).toFixed(1);
  if (Number(size) === 0) return null;
  return `${weight < 0 ? '−' : '+'}${size}`;
}

/**
 * Lays rows out on one scale around a common zero.
 * @param first stands before the others, even where it weighs nothing
 */
export function weightBars(rows: readonly WeightRow[], first?: WeightRow): WeightBars {
  const sorted = [...rows].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const sizes = [first, sorted[0]].map((row) => Math.abs(row?.weight ?? 0));
  const scale = Math.max(LEAST_SCALE, ...sizes);
  const shareOf = (weight: number) => Math.abs(weight) / scale;
  const bars: WeightBar[] =
    first === undefined ? [] : [{ ...first, text: signedWeight(first.weight) ?? '0', share: shareOf(first.weight) }];
  const none: string[] = [];
  for (const { label, weight } of sorted) {
    const text = signedWeight(weight);
    if (text === null) none.push(label);
    else bars.push({ label, weight, text, share: shareOf(weight) });
  }
  const total = rows.reduce((sum, { weight }) => sum + weight, first?.weight ?? 0);
  return { bars, none, total: { label: 'In all', weight: total, text: signedWeight(total) ?? '0' } };
}
