import { HEALTHY } from '../../src/core/vocabulary.js';
import { FREE_PANELS } from '../../src/diagnose/panels.js';
import { IDENTIFIABLE, TIERS, tierOf } from '../../src/diagnose/tier.js';
import type { Diagnosis } from '../../src/diagnose/diagnosis.js';

/** One undropped draw of a recipe, as the diagnostician sees it. */
export interface Judged {
  readonly cause: string;
  readonly scenario: string;
  readonly free: Diagnosis;
  readonly all: Diagnosis;
}

export interface Quality {
  readonly draws: number;
  readonly top1: number;
  readonly top3: number;
  /** Mean of −log p of the truth, in nats. */
  readonly logLoss: number;
  /** Expected calibration error of the leading candidate, 15 equal-width bins. */
  readonly calibrationError: number;
}

const BINS = 15;

export function qualityOf(judged: readonly { readonly cause: string; readonly diagnosis: Diagnosis }[]): Quality {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  let [top1, top3, loss] = [0, 0, 0];
  for (const { cause, diagnosis } of judged) {
    const { causes } = diagnosis;
    const place = causes.findIndex(({ id }) => id === cause);
    const first = causes[0]!.probability;
    const bin = bins[Math.min(BINS - 1, Math.floor(first * BINS))]!;
    bin.count++;
    bin.confidence += first;
    if (place === 0) {
      top1++;
      bin.right++;
    }
    if (place >= 0 && place < 3) top3++;
    loss -= Math.log(Math.max(1e-6, causes[place]?.probability ?? 0));
  }
  const n = judged.length;
  const error = bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right) / n, 0);
  return { draws: n, top1: top1 / n, top3: top3 / n, logLoss: loss / n, calibrationError: error };
}

/** Share of draws that no fair puzzle could be made of, and the tiers of the others. */
export function fairness(judged: readonly Judged[]): { readonly dropped: number; readonly tiers: readonly number[] } {
  const posterior = (diagnosis: Diagnosis, cause: string) =>
    diagnosis.causes.find(({ id }) => id === cause)?.probability ?? 0;
  const fair = judged.filter(({ all, cause }) => posterior(all, cause) >= IDENTIFIABLE);
  const tiers = TIERS.map((tier) => fair.filter(({ free, cause }) => tierOf(posterior(free, cause)) === tier).length);
  return { dropped: 1 - fair.length / judged.length, tiers };
}

export { FREE_PANELS, HEALTHY };
