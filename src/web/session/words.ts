import type { BIN_LEAST as BinLeast } from '../../puzzle/session/bins.js';
import type { BrierParts } from '../../puzzle/session/brier-parts.js';
import type { Session } from '../../puzzle/session/session.js';
import type { SkillBar } from '../../puzzle/session/skill-bars.js';
import type { SessionState } from '../api.js';
import { formatPercent, formatStep } from '../format.js';

/** Answers of a point of the curve, and the fewest of which anything is claimed; the type keeps it that of the server. */
export const BIN_LEAST: typeof BinLeast = 8;

/** `1 answer`, `12 answers`. */
export function countOf(count: number, noun: string): string {
  return `${formatStep(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** What the record is of, in one line. */
export function factsInWords({ session, givenUp }: SessionState): string {
  const { answers, forecasts, confidence, score } = session;
  const gaveUp = givenUp === 0 ? [] : [`${givenUp} given up`];
  if (score === null || confidence === null) return [countOf(answers, 'answer'), ...gaveUp].join(' · ');
  const right = `${Math.round(confidence.right * forecasts)} right`;
  const mean = `mean score ${Math.round(score)}`;
  return [countOf(answers, 'answer'), right, mean, ...gaveUp].join(' · ');
}

/** What is left out; null where nothing is. */
export function leftOutInWords({ total, read, givenUp }: SessionState): string | null {
  const parts = [
    ...(total > read ? [`Only the latest ${formatStep(read)} of ${formatStep(total)} puzzles count here.`] : []),
    ...(givenUp > 0 ? ['Puzzles that were given up have no score and are left out below.'] : []),
  ];
  return parts.length === 0 ? null : parts.join(' ');
}

/** Whether somebody is too sure, as far as luck lets it be said. */
export function gapInWords({ confidence, forecasts, calibration }: Session): string {
  if (confidence === null) return '';
  const said = `You were ${formatPercent(confidence.confidence)} sure on average and ${timesInWords(Math.round(confidence.right * forecasts), forecasts)}`;
  if (forecasts < BIN_LEAST) {
    const [low, high] = calibration[0]!.interval;
    return `${said}. So few answers fit being right ${formatPercent(low)} of the time as well as ${formatPercent(high)}.`;
  }
  const { gap, luck } = confidence;
  const share = `${said}, ${formatPercent(confidence.right)}.`;
  const size = `${Math.round(100 * Math.abs(gap))} points`;
  const lucky = `${Math.round(100 * luck)} points`;
  if (Math.abs(gap) <= luck)
    return `${share} The gap of ${size} is no more than luck (up to ${lucky}) would leave somebody who means what they say.`;
  return `${share} That is ${gap > 0 ? 'too sure' : 'not sure enough'}: a gap of ${size}, where luck explains up to ${lucky}.`;
}

/** Why there is no curve yet; null where there is one. */
export function curveMissingInWords({ forecasts, calibration }: Session): string | null {
  if (calibration.length >= 2) return null;
  const missing = 2 * BIN_LEAST - forecasts;
  if (missing > 0)
    return `A curve has at least two points of ${BIN_LEAST} answers each: ${countOf(missing, 'answer')} to go.`;
  return 'A curve needs answers of different confidence; yours were all about as sure as each other.';
}

/** The score beside that of stating one's own share of right answers every time. */
export function brierInWords({ brier, uncertainty }: BrierParts, right: number): string {
  const constant = `Always saying ${formatPercent(right)}, your share of right answers, would have scored ${three(uncertainty)}`;
  if (three(brier) === three(uncertainty)) return `${constant}, as much as what you said.`;
  return `${constant}: what you said was ${brier < uncertainty ? 'better' : 'worse'} than that.`;
}

/** Skills whose interval leaves the mean score out: the only ones of which anything can be said. */
export function skillsInWords(skills: readonly SkillBar[], mean: number): string {
  const named = (chosen: readonly SkillBar[]) => chosen.map(({ skill, name }) => `${name} (${skill})`).join(', ');
  const below = skills.filter(({ scoreInterval }) => scoreInterval[1] < mean);
  const above = skills.filter(({ scoreInterval }) => scoreInterval[0] > mean);
  const parts = [
    ...(below.length > 0 ? [`Below your mean, by more than luck: ${named(below)}.`] : []),
    ...(above.length > 0
      ? [`${below.length > 0 ? 'Above it' : 'Above your mean, by more than luck'}: ${named(above)}.`]
      : []),
  ];
  return parts.length > 0 ? parts.join(' ') : 'None of these differs from your mean by more than luck would.';
}

/** A range of whole numbers or per cents. */
export function rangeInWords([low, high]: readonly [number, number]): string {
  return `${Math.round(low)} to ${Math.round(high)}`;
}

/** Three decimals with a true minus. */
export function three(value: number): string {
  return value.toFixed(3).replace('-', '−');
}

function timesInWords(times: number, of: number): string {
  if (of === 1) return `${times === 1 ? 'right' : 'not right'} the one time you answered`;
  return `right ${times} of ${of} times`;
}
