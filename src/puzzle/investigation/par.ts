import { significant } from '../../core/maths.js';
import type { Par } from '../puzzle.js';
import { afterFinding, expectedSpend, type Market, nextPurchase, type Posterior } from './policy.js';

/** What the reference diagnostician buys in a puzzle, and what it knows in the end. */
export interface Course {
  readonly path: Par['path'];
  readonly posterior: Posterior;
}

/**
 * The course of the policy that buys the most information per GPU-hour until nothing is worth its price (docs/scoring.md).
 * @param free posterior on the free panels @param find place of what a probe finds in this puzzle among its findings
 */
export function courseOf(free: Posterior, market: Market, truth: string, find: (probe: string) => number): Course {
  const path: Par['path'][number][] = [];
  let posterior = free;
  let spent = 0;
  const bought = new Set<string>();
  for (;;) {
    const offer = nextPurchase(posterior, market, bought, spent);
    if (offer === null) return { path, posterior };
    const finding = find(offer.id);
    posterior = afterFinding(posterior, market, offer.id, finding);
    spent += offer.gpuHours;
    bought.add(offer.id);
    path.push({
      probe: offer.id,
      finding: market.likelihoods.findings(offer.id)[finding]!,
      gpuHours: offer.gpuHours,
      posterior: significant(posterior[truth] ?? 0, 4),
    });
  }
}

/** Par of a puzzle: the expected spend of the policy, and its course on this puzzle's own readings. */
export function parOf(free: Posterior, market: Market, truth: string, find: (probe: string) => number): Par {
  const { path, posterior } = courseOf(free, market, truth, find);
  return {
    gpuHours: significant(expectedSpend(free, market, truth), 4),
    spent: significant(
      path.reduce((sum, { gpuHours }) => sum + gpuHours, 0),
      4,
    ),
    posterior: significant(posterior[truth] ?? 0, 4),
    path,
  };
}
