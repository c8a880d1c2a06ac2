import type { FirstCause, GradedAttempt } from './attempt.js';
import { mean } from './bins.js';
import { type BrierParts, brierParts } from './brier-parts.js';
import { type CalibrationBin, type ConfidenceGap, calibrationCurve, confidenceGap } from './calibration.js';
import { type Confusions, confusionsOf } from './confusion.js';
import { type SkillBar, skillBars } from './skill-bars.js';
import { type Spend, spendOf } from './spend.js';

/**
 * What many graded answers tell about the one who gave them. Each part is a function of the answers in a file of its own, so
 * that another part is another file and a line below.
 */
export interface Session {
  /** Graded answers. A puzzle that was given up or not answered is none. */
  readonly answers: number;
  /** Those that named a cause. The parts on confidence are about these: who names none has made no forecast. */
  readonly forecasts: number;
  /** Mean score, 0–100; null without an answer. */
  readonly score: number | null;
  /** Null without a forecast. */
  readonly confidence: ConfidenceGap | null;
  readonly calibration: readonly CalibrationBin[];
  /** Null without a forecast. */
  readonly brier: BrierParts | null;
  readonly skills: readonly SkillBar[];
  readonly confusions: Confusions;
  /** Null without a graded investigation. */
  readonly spend: Spend | null;
}

/** Pure: the same answers give the same record, in any order but for rounding. */
export function sessionOf(attempts: readonly GradedAttempt[]): Session {
  const forecasts = attempts.flatMap(({ first }): FirstCause[] => (first === null ? [] : [first]));
  return {
    answers: attempts.length,
    forecasts: forecasts.length,
    score: attempts.length === 0 ? null : mean(attempts.map(({ score }) => score)),
    confidence: forecasts.length === 0 ? null : confidenceGap(forecasts),
    calibration: calibrationCurve(forecasts),
    brier: forecasts.length === 0 ? null : brierParts(forecasts),
    skills: skillBars(attempts),
    confusions: confusionsOf(attempts),
    spend: spendOf(attempts.flatMap(({ investigation }) => (investigation === null ? [] : [investigation]))),
  };
}
