import type { GradePart, KeyInjection, OnsetAnswer } from './puzzle.js';
import { stepCount, stepNumber } from './words.js';

/** The interval is meant to hold the truth with probability 1 − ALPHA. */
const ALPHA = 0.2;
/** Cost of each step by which the interval misses the truth. */
const MISS_PENALTY = 2 / ALPHA;

/**
 * Interval score of Winkler (1972, JASA 67) at 80 %: the width, plus 10 for each step by which it misses the truth. Its
 * expectation is smallest at the 10 % and 90 % quantiles of what one believes (Gneiting & Raftery 2007, section 6.2).
 */
export function intervalScore(low: number, high: number, truth: number): number {
  return high - low + MISS_PENALTY * (Math.max(0, low - truth) + Math.max(0, truth - high));
}

/** The step an onset answer is compared with: 0 for a fault from the start, else the first detectable step. */
export function onsetTruth(injection: KeyInjection): number {
  return injection.onset === 0 ? 0 : (injection.detectable ?? injection.onset);
}

/**
 * 100 · max(0, 1 − S / steps) for an interval with interval score S; `start` is the interval [0, 0]. On a healthy run
 * `none` is right (100) and everything else is wrong (0); `none` on a run with a fault is wrong.
 * @param answer undefined: not answered, 0
 * @param injection the fault of the key; null for a healthy run
 * @param steps length of the run, at least 1
 */
export function scoreOnset(answer: OnsetAnswer | undefined, injection: KeyInjection | null, steps: number): GradePart {
  if (injection === null) {
    if (answer === 'none')
      return { score: 100, reason: 'The run was healthy, so that there was no onset, as you said.' };
    const said = answer === undefined ? 'you gave no onset' : `you said ${describe(answer)}`;
    return { score: 0, reason: `The run was healthy, so that the right answer was "none"; ${said}.` };
  }
  const truth = onsetTruth(injection);
  const fact = describeTruth(injection, truth);
  if (answer === undefined) return { score: 0, reason: `${fact}; you gave no onset.` };
  if (answer === 'none') return { score: 0, reason: `${fact}; you said there was none.` };
  const [low, high] = answer === 'start' ? [0, 0] : answer;
  const loss = intervalScore(low, high, truth);
  return {
    score: 100 * Math.max(0, 1 - loss / steps),
    reason:
      `${fact}; you said ${describe(answer)}. ${describeMiss(low, high, truth)}: interval score ${stepNumber(loss)} ` +
      `on a run of ${stepCount(steps)}.`,
  };
}

function describe(answer: OnsetAnswer): string {
  if (answer === 'none') return 'there was none';
  return answer === 'start' ? 'from the start' : `${stepNumber(answer[0])} to ${stepNumber(answer[1])}`;
}

function describeTruth(injection: KeyInjection, truth: number): string {
  if (injection.onset === 0) return 'The fault was there from the start';
  if (injection.detectable === null) {
    return `The fault set in at step ${stepNumber(truth)}, and the panels alone never had the evidence`;
  }
  return `The fault set in at step ${stepNumber(injection.onset)} and was first detectable at step ${stepNumber(truth)}`;
}

function describeMiss(low: number, high: number, truth: number): string {
  const width = high === low ? 'It is one step' : `It is ${stepCount(high - low)} wide`;
  if (truth < low) return `${width} and begins ${stepCount(low - truth)} too late, each counted ${MISS_PENALTY} times`;
  if (truth > high) return `${width} and ends ${stepCount(truth - high)} too early, each counted ${MISS_PENALTY} times`;
  return `${width} and holds the truth`;
}
