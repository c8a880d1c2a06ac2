import type { DiagnosticModel } from '../diagnose/model.js';
import { TIERS } from '../diagnose/tier.js';
import type { Stock } from './candidates.js';
import { priorOf } from './candidates.js';
import type { Recipe } from './factory.js';

/** A cause whose draws are fair less often than this is not drawn. Reach is measured on some dozen draws: one of them may be luck. */
const SELDOM = 0.1;

/** A tier that is met less often than this by a cause is not looked for in it: it would take too many draws. */
const RARE = 0.02;

/** A tier with its share of the puzzles, and the causes that puzzles of it are drawn from. */
export interface TierShare {
  /** Null: whatever tier comes. */
  readonly tier: number | null;
  readonly share: number;
  /** Probability of each cause within the tier; sums to 1. */
  readonly causes: Readonly<Record<string, number>>;
}

/**
 * What the puzzles of a scenario are drawn from: first a tier by the mix of the recipe, then a cause in proportion to how many
 * of the recipe's own draws are of that cause and that tier. Tiers that no cause of the recipe reaches give their share to the
 * others; where none of its tiers is reached, or no fault makes a fair puzzle, there is no mix. So the prior that is published
 * is exact, whatever is dropped later: details are drawn again, and never the cause.
 */
export function tierMixOf(
  stock: Stock,
  recipe: Recipe,
  reach: DiagnosticModel['tiers'][string] | undefined,
): TierShare[] {
  const plain = priorOf(stock, recipe.healthyShare);
  const { tiers } = recipe;
  if (reach === undefined) return [{ tier: null, share: 1, causes: plain }];
  const fair = new Set(Object.keys(plain).filter((cause) => shareOf(reach[cause] ?? []) >= SELDOM));
  if (tiers === undefined) return fairMix(stock, recipe, fair);
  const mix = TIERS.map((tier) => {
    const draws = Object.entries(plain).map(([cause, p]) => {
      const share = reach[cause]?.[tier - 1] ?? 0;
      return [cause, share < RARE || !fair.has(cause) ? 0 : p * share] as const;
    });
    const total = draws.reduce((sum, [, p]) => sum + p, 0);
    const causes = Object.fromEntries(draws.map(([cause, p]) => [cause, total === 0 ? 0 : p / total]));
    return { tier, share: total === 0 ? 0 : (tiers[tier - 1] ?? 0), causes };
  }).filter(({ share }) => share > 0);
  const total = mix.reduce((sum, { share }) => sum + share, 0);
  return mix.map((entry) => ({ ...entry, share: entry.share / total }));
}

/** Every fault of the recipe alike that makes fair puzzles, whatever their tier. */
function fairMix(stock: Stock, recipe: Recipe, fair: ReadonlySet<string>): TierShare[] {
  const drawn = stock.drawn.filter(({ meta }) => fair.has(meta.id));
  return drawn.length === 0
    ? []
    : [{ tier: null, share: 1, causes: priorOf({ ...stock, drawn }, recipe.healthyShare) }];
}

const shareOf = (tiers: readonly number[]): number => tiers.reduce((sum, share) => sum + share, 0);

/** Probability of each candidate before anything is seen; sums to 1. */
export function priorOfMix(mix: readonly TierShare[]): Record<string, number> {
  const ids = Object.keys(mix[0]!.causes);
  return Object.fromEntries(
    ids.map((id) => [id, mix.reduce((sum, { share, causes }) => sum + share * causes[id]!, 0)]),
  );
}
