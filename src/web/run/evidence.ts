import type { RunDiagnosis } from '../api.js';
import type { WeightRow } from '../weights/weights.js';

/** Causes that are shown one by one; the others are folded. */
export const SHOWN = 5;

/** The cause another one is weighed against: the likeliest of the others. Null where it stands alone. */
export function rivalOf({ causes }: Pick<RunDiagnosis, 'causes'>, id: string): string | null {
  return causes.find((cause) => cause.id !== id)?.id ?? null;
}

/**
 * Why one cause rather than another, panel by panel, in nats; with what was assumed beforehand they add up to the log-odds.
 */
export function evidenceFor(
  { weights, names, prior }: Pick<RunDiagnosis, 'weights' | 'names' | 'prior'>,
  cause: string,
  rival: string,
): WeightRow[] {
  const rows = weights.map((told) => ({
    label: names[told.panel],
    weight: (told.weights[cause] ?? 0) - (told.weights[rival] ?? 0),
  }));
  const before = Math.log((prior[cause] ?? 0) / (prior[rival] ?? 0));
  return Number.isFinite(before) ? [...rows, { label: 'Assumed beforehand', weight: before }] : rows;
}

/** A probability that is never rounded to certainty. */
export function likelihoodText(p: number): string {
  if (p < 0.001) return '< 0.1 %';
  if (p > 0.999) return '> 99.9 %';
  return `${(p * 100).toFixed(p < 0.01 || p > 0.99 ? 1 : 0)} %`;
}
