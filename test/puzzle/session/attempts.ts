import type { GradedAttempt } from '../../../src/puzzle/session/attempt.js';
import type { Forecast } from '../../../src/puzzle/session/bins.js';

/** `right` of `n` forecasts of one confidence came true. */
export function forecasts(confidence: number, right: number, n: number): Forecast[] {
  return Array.from({ length: n }, (_, i) => ({ confidence, right: i < right }));
}

type Change = Partial<Omit<GradedAttempt, 'first'>> & {
  readonly named?: string | null;
  readonly namedFamily?: string;
  readonly confidence?: number;
};

/** An attempt at a puzzle whose cause is `lr-spike`, named at .8, with a change. */
export function attempt(change: Change = {}): GradedAttempt {
  const { truth = 'lr-spike', family = 'optimization', skills = ['A2'], score = 80, ...first } = change;
  const { named = truth, namedFamily = named === truth ? family : 'data', confidence = 0.8 } = first;
  return {
    truth,
    family,
    skills,
    score,
    investigation: null,
    first: named === null ? null : { id: named, family: namedFamily, confidence, right: named === truth },
  };
}
