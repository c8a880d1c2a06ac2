import type { Baseline } from './baselines.js';

/** Whether one threshold gives away the cause of puzzles that are held to be hard. */
export interface NotTrivial {
  readonly n: number;
  /** Top-1 of the best threshold, and of the best answer that does not look at the puzzle: what chance is. */
  readonly threshold: number;
  readonly chance: number;
  /** What the threshold may reach: twice chance. */
  readonly limit: number;
  /** Chance of as many right answers or more where the true rate is the limit. */
  readonly p: number;
  readonly ok: boolean;
}

/** Programs that say the same of every puzzle. */
const BLIND = ['healthy', 'prior', 'commonest'];

/** Null where no puzzle of tier 3 or above is known. */
export function notTrivial(baselines: readonly Baseline[], alpha: number): NotTrivial | null {
  const hard = (id: string) => baselines.find((baseline) => baseline.puzzles === 'hard' && baseline.id === id);
  const threshold = hard('threshold');
  if (threshold === undefined) return null;
  const chance = Math.max(...BLIND.map((id) => hard(id)?.top1 ?? 0));
  const limit = Math.min(1, 2 * chance);
  const p = binomialTail(threshold.right, threshold.n, limit);
  return { n: threshold.n, threshold: threshold.top1, chance, limit, p, ok: p > alpha };
}

/** P(X ≥ least) for a binomial X of n trials with the given probability. */
export function binomialTail(least: number, n: number, probability: number): number {
  if (least <= 0) return 1;
  if (probability <= 0) return 0;
  if (probability >= 1) return 1;
  let log = n * Math.log1p(-probability);
  let sum = 0;
  const odds = Math.log(probability) - Math.log1p(-probability);
  for (let k = 0; k <= n; k++) {
    if (k >= least) sum += Math.exp(log);
    log += Math.log((n - k) / (k + 1)) + odds;
  }
  return Math.min(1, sum);
}
