import type { ProbeOffer } from '../puzzle.js';
import type { Likelihoods } from './likelihoods.js';

/** Probability of each candidate; sums to 1. */
export type Posterior = Readonly<Record<string, number>>;

/** What a purchase is decided on. Nothing in it depends on the truth. */
export interface Market {
  readonly scenario: string;
  readonly offers: readonly ProbeOffer[];
  readonly likelihoods: Likelihoods;
  /** GPU-hours that may be spent in all. */
  readonly budget: number;
}

/** Logarithm to base 2; Math.log2 differs between engines. */
export const bitsOf = (ratio: number): number => Math.log(ratio) / Math.LN2;

/** Entropy in bits. */
export function entropyOf(posterior: Posterior): number {
  let sum = 0;
  for (const p of Object.values(posterior)) if (p > 0) sum -= p * bitsOf(p);
  return sum;
}

/** Bayes: the posterior after a finding. @param finding its place in those of the probe */
export function afterFinding(posterior: Posterior, market: Market, probe: string, finding: number): Posterior {
  const { likelihoods, scenario } = market;
  const joint = Object.entries(posterior).map(
    ([cause, p]) => [cause, p * likelihoods.of(scenario, probe, cause)[finding]!] as const,
  );
  const total = joint.reduce((sum, [, p]) => sum + p, 0);
  return Object.fromEntries(joint.map(([cause, p]) => [cause, p / total]));
}

/** Bits by which a probe is expected to lower the entropy: mutual information of cause and finding (Lindley 1956). */
export function expectedGain(posterior: Posterior, market: Market, probe: string): number {
  const { likelihoods, scenario } = market;
  const causes = Object.entries(posterior).filter(([, p]) => p > 0);
  let gain = 0;
  likelihoods.findings(probe).forEach((_, finding) => {
    let chance = 0;
    for (const [cause, p] of causes) chance += p * likelihoods.of(scenario, probe, cause)[finding]!;
    for (const [cause, p] of causes) {
      const given = likelihoods.of(scenario, probe, cause)[finding]!;
      if (given > 0) gain += p * given * bitsOf(given / chance);
    }
  });
  return gain;
}

/** What a bit is worth in GPU-hours: the whole budget is what it is worth to know one cause of all candidates. */
export function worthOfBit(posterior: Posterior, { budget }: Market): number {
  return budget / bitsOf(Math.max(2, Object.keys(posterior).length));
}

/**
 * The probe that gives most information per GPU-hour of those that are worth their price and can still be paid; null where none
 * is. @param bought ids that are not bought twice @param spent GPU-hours spent so far
 */
export function nextPurchase(
  posterior: Posterior,
  market: Market,
  bought: ReadonlySet<string>,
  spent: number,
): ProbeOffer | null {
  const worth = worthOfBit(posterior, market);
  let best: { readonly offer: ProbeOffer; readonly rate: number } | null = null;
  for (const offer of market.offers) {
    if (bought.has(offer.id) || spent + offer.gpuHours > market.budget) continue;
    const gain = expectedGain(posterior, market, offer.id);
    if (gain * worth <= offer.gpuHours) continue;
    const rate = gain / offer.gpuHours;
    if (best === null || rate > best.rate) best = { offer, rate };
  }
  return best?.offer ?? null;
}

/** Findings less likely than this are left out of an expectation. */
const NEGLIGIBLE = 0.02;

/** Purchases after which an expectation is cut off. */
const DEEPEST = 6;

/** GPU-hours that the policy is expected to spend where a cause is the true one, over what its probes would find. */
export function expectedSpend(posterior: Posterior, market: Market, truth: string): number {
  const follow = (now: Posterior, bought: ReadonlySet<string>, spent: number, chance: number): number => {
    const offer = bought.size >= DEEPEST ? null : nextPurchase(now, market, bought, spent);
    if (offer === null) return spent;
    const given = market.likelihoods.of(market.scenario, offer.id, truth);
    const kept = given.map((p, finding) => ({ p, finding })).filter(({ p }) => chance * p >= NEGLIGIBLE);
    const total = kept.reduce((sum, { p }) => sum + p, 0);
    if (total === 0) return spent + offer.gpuHours;
    const more = new Set([...bought, offer.id]);
    return kept.reduce(
      (sum, { p, finding }) =>
        sum +
        (p / total) * follow(afterFinding(now, market, offer.id, finding), more, spent + offer.gpuHours, chance * p),
      0,
    );
  };
  return follow(posterior, new Set(), 0, 1);
}
