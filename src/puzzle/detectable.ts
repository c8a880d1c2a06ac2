import type { Trace } from '../run/trace.js';
import { ENOUGH, evidenceByPanel, type PanelNoise } from './evidence.js';

/**
 * First step at which a matched observer, who has the twin on the same data order beside the run, holds enough evidence
 * on one panel: Σ ((run − twin)/σ)² / 2 ≥ 4.5 nats, σ the noise of that panel in a healthy run (docs/scoring.md).
 * Evaluations count at the step they are made. Null if it never does within the twin's length.
 */
export function detectableStep(run: Trace, twin: Trace, noise: PanelNoise): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (const { slice, values, evidence } of evidenceByPanel(run, twin, noise)) {
    if (evidence < ENOUGH) continue;
    const index = firstSure(values);
    if (index !== null) first = Math.min(first, slice === null ? index : run.evaluations.steps[index]!);
  }
  return Number.isFinite(first) ? first : null;
}

function firstSure(values: Float64Array): number | null {
  let evidence = 0;
  for (let i = 0; i < values.length; i++) {
    evidence += values[i]!;
    if (evidence >= ENOUGH) return i;
  }
  return null;
}
