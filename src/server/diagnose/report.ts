import type { Diagnosis } from '../../diagnose/diagnosis.js';
import type { DiagnosisReport } from '../../diagnose/run-diagnosis.js';

/** Causes that a panel may be said to speak for: those that anybody would still consider. */
const CONSIDERED = 5;

/** Four decimals; what rounds to zero has no sign. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000 || 0;

/** A diagnosis as it is written down. */
export function reportOf(diagnosis: Diagnosis, notes: readonly string[]): DiagnosisReport {
  const { causes, onset, evidence, typicality, unlike, unused, missing } = diagnosis;
  const [first, second] = causes;
  const considered = causes.slice(0, CONSIDERED).map(({ id }) => id);
  const told = evidence.map(({ panel, weights }) => {
    const cause = considered.reduce((best, id) => (weights[id]! > weights[best]! ? id : best));
    const apart = Math.abs(weights[first!.id]! - (second === undefined ? 0 : weights[second.id]!));
    return { panel, for: cause, weight: rounded(weights[cause]!), apart };
  });
  return {
    causes: causes.map(({ id, probability }) => ({ id, p: rounded(probability) })),
    onset,
    evidence: told.sort((a, b) => b.apart - a.apart).map(({ apart: _, ...entry }) => entry),
    nextProbe: null,
    typicality: rounded(typicality),
    unlike,
    notes,
    unused,
    missing,
  };
}
