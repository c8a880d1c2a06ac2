import { significant } from '../../core/maths.js';
import type { AnswerKey, InvestigationGrade } from '../puzzle.js';
import { afterFinding, bitsOf, type Market, type Posterior } from './policy.js';

export interface InvestigationInput {
  readonly key: AnswerKey;
  /** Posterior of the reference diagnostician on the free panels. */
  readonly free: Posterior;
  readonly market: Market;
  /** What was bought, and the place of what it found among the findings of the probe. */
  readonly bought: readonly { readonly probe: string; readonly finding: number }[];
}

/**
 * Spend against par. Two regrets: bits, by how much less the bought readings tell the reference diagnostician about the truth
 * than those of par's course do (−log₂ of the ratio of both posteriors, at least 0), and the GPU-hours beyond par. The score is 100 ·
 * 2^(−bits) · (1 − GPU-hours beyond par over the budget).
 */
export function gradeInvestigation({ key, free, market, bought }: InvestigationInput): InvestigationGrade | null {
  const { par } = key.certificate;
  if (par === null) return null;
  let posterior = free;
  let spent = 0;
  for (const { probe, finding } of bought) {
    posterior = afterFinding(posterior, market, probe, finding);
    spent += market.offers.find(({ id }) => id === probe)!.gpuHours;
  }
  // Par's is rounded in the key.
  const known = significant(posterior[key.cause] ?? 0, 4);
  const bits = Math.max(0, bitsOf(par.posterior / Math.max(known, Number.MIN_VALUE)));
  // Par is what is expected; who was unlucky with it as the policy itself has wasted nothing.
  const beyond = Math.max(0, spent - Math.max(par.gpuHours, par.spent));
  const score = 100 * Math.exp(-bits * Math.LN2) * (1 - Math.min(1, beyond / market.budget));
  return {
    score,
    reason: reasonOf(bought.length, spent, Math.max(par.gpuHours, par.spent), bits),
    gpuHours: significant(spent, 4),
    par: par.gpuHours,
    budget: market.budget,
    regret: { bits: significant(bits, 4), gpuHours: significant(beyond, 4) },
  };
}

function reasonOf(count: number, spent: number, par: number, bits: number): string {
  const bought =
    count === 0 ? 'Nothing was bought' : `${count} ${count === 1 ? 'probe' : 'probes'} for ${shown(spent)} GPU-hours`;
  const left =
    bits < 0.05
      ? 'the readings tell as much as those of par'
      : `the readings tell ${bits.toFixed(1)} bits less about the cause than those of par`;
  return `${bought}, par is ${shown(par)}; ${left}.`;
}

const shown = (hours: number) => String(significant(hours, 3));
