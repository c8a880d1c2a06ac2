/** How hard a puzzle is: 1 is plain to see, 5 hides. */
export const TIERS = [1, 2, 3, 4, 5] as const;
export type Tier = (typeof TIERS)[number];

/** Posterior of the truth on the free panels that a tier needs. */
const LEAST: readonly (readonly [Tier, number])[] = [
  [1, 0.9],
  [2, 0.7],
  [3, 0.45],
  [4, 0.2],
];

/** Posterior of the truth, with all evidence, below which a puzzle is not fair. */
export const IDENTIFIABLE = 0.8;

/** Effect in standard deviations of healthy runs below which a fault is not visible. */
export const VISIBLE = 1;

export function tierOf(posterior: number): Tier {
  return LEAST.find(([, least]) => posterior >= least)?.[0] ?? 5;
}
