import { HEALTHY } from '../core/vocabulary.js';
import type { Candidate, Grade } from './puzzle.js';
import { points, probabilityPercent } from './words.js';

/** Share of the family Brier score in the cause score; the rest is the Brier score over the candidates. */
export const FAMILY_SHARE = 0.25;
/** Probabilities below this count as this in the log score, so that one overconfident miss stays a finite number. */
export const LOG_FLOOR = 0.001;

/**
 * Brier score of a probability vector: Σ (p − y)², 0 for certainty in the truth, 2 for certainty in something else.
 * Brier (1950), Monthly Weather Review 78; strictly proper (Gneiting & Raftery 2007, JASA 102).
 */
export function brierScore(beliefs: ReadonlyMap<string, number>, truth: string): number {
  let sum = 0;
  for (const [id, p] of beliefs) {
    const miss = p - (id === truth ? 1 : 0);
    sum += miss * miss;
  }
  return sum;
}

/** Natural logarithm of the probability of the truth (Good 1952), floored at ln 0.001. */
export function logScore(probability: number): number {
  return Math.log(Math.max(probability, LOG_FLOOR));
}

/**
 * Scores probabilities over the candidates: 100 · (1 − B / 2), with B = ¾ Brier over the candidates + ¼ Brier over
 * their families. `healthy` is a family of its own. A sum of a strictly proper and a proper score, moved affinely, is
 * strictly proper: the honest probabilities have the best expected score, and nothing is added that could change this.
 * @param beliefs candidate id → probability; complete, sum 1
 * @param truth id of the true candidate
 */
export function scoreCause(
  beliefs: Readonly<Record<string, number>>,
  truth: string,
  candidates: readonly Candidate[],
): Grade['cause'] {
  const byCandidate = new Map(candidates.map(({ id }) => [id, beliefs[id] ?? 0]));
  const byFamily = new Map<string, number>();
  for (const candidate of candidates) {
    const family = familyOf(candidate);
    byFamily.set(family, (byFamily.get(family) ?? 0) + byCandidate.get(candidate.id)!);
  }
  const trueCandidate = candidates.find(({ id }) => id === truth)!;
  const brier = brierScore(byCandidate, truth);
  const familyBrier = brierScore(byFamily, familyOf(trueCandidate));
  const probability = byCandidate.get(truth)!;
  const rivals = candidates.filter(({ id }) => id !== truth);
  const rival = rivals.reduce<Candidate | undefined>(
    (best, next) => (best === undefined || byCandidate.get(next.id)! > byCandidate.get(best.id)! ? next : best),
    undefined,
  );
  const rivalProbability = rival === undefined ? 0 : byCandidate.get(rival.id)!;
  const top1 = probability > rivalProbability;
  return {
    score: 100 * (1 - ((1 - FAMILY_SHARE) * brier + FAMILY_SHARE * familyBrier) / 2),
    brier,
    log: logScore(probability),
    top1,
    probability,
    reason:
      `The cause was ${trueCandidate.name}; you gave it ${probabilityPercent(probability)}` +
      (rival !== undefined && !top1 ? `, and ${probabilityPercent(rivalProbability)} to ${rival.name}` : '') +
      `. Brier score ${points(brier)} over the candidates and ${points(familyBrier)} over their families` +
      ' (0 is certainty in the truth, 2 certainty in something else).',
  };
}

/** `healthy` is a family of its own. */
export function familyOf(candidate: Pick<Candidate, 'id' | 'family'>): string {
  return candidate.id === HEALTHY ? HEALTHY : candidate.family;
}
