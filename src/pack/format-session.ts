import { BIN_LEAST } from '../puzzle/session/bins.js';
import type { ConfidenceGap } from '../puzzle/session/calibration.js';
import type { Session } from '../puzzle/session/session.js';
import { percent } from '../puzzle/words.js';
import { textTable } from './text-table.js';

/** Confusions that are printed. */
const MOST_CONFUSIONS = 5;

/** What the answers tell together, as blocks of lines; none without an answer. */
export function formatSession(session: Session): string[][] {
  return [confidenceLines(session), brierLines(session), confusionLines(session), skillLines(session)];
}

function confidenceLines({ confidence, calibration, forecasts }: Session): string[] {
  if (confidence === null) return [];
  const rows = calibration.map((bin) => [
    bin.from === bin.to ? whole(bin.from) : `${whole(bin.from)} to ${whole(bin.to)}`,
    String(bin.n),
    whole(bin.confidence),
    whole(bin.right),
    interval(bin.interval.map((share) => 100 * share)),
  ]);
  return [
    `Confidence in the first cause named, over ${forecasts} ${forecasts === 1 ? 'answer' : 'answers'}`,
    `said ${whole(confidence.confidence)} on average, right ${whole(confidence.right)}: ${verdict(confidence, forecasts)}`,
    ...textTable([['said', 'n', 'mean', 'right', '95 % interval'], ...rows]),
  ];
}

function verdict({ gap, luck }: ConfidenceGap, forecasts: number): string {
  if (forecasts < BIN_LEAST) return 'too few answers to say more';
  if (Math.abs(gap) <= luck) return `apart by no more than luck, which explains ${points(luck)}`;
  return `too ${gap > 0 ? 'sure' : 'unsure'}, by more than the ${points(luck)} that luck explains`;
}

function brierLines({ brier }: Session): string[] {
  if (brier === null) return [];
  const { reliability, reliabilityByLuck, resolution, uncertainty, withinBins } = brier;
  return [
    `Brier score of "my first cause is right": ${three(brier.brier)} (0 best, 1 worst), made of`,
    `  + reliability  ${three(reliability)}   claims against outcomes; luck alone gives ${three(reliabilityByLuck)}`,
    `  − resolution   ${three(resolution)}   how well confidence tells right from wrong`,
    `  + uncertainty  ${three(uncertainty)}   how mixed the outcomes are`,
    `  ${withinBins < 0 ? '−' : '+'} within bins  ${three(Math.abs(withinBins))}   confidences that differ within a bin`,
  ];
}

function confusionLines({ confusions: { causes } }: Session): string[] {
  if (causes.length === 0) return [];
  const shown = causes.slice(0, MOST_CONFUSIONS);
  const counts = shown.map(({ n, of }) => `${n} of ${of}`);
  const width = Math.max(...counts.map(({ length }) => length));
  const lines = shown.map(
    ({ truth, named, confidence }, i) =>
      `  ${counts[i]!.padStart(width)}  ${truth} named ${named}, at ${whole(confidence)}`,
  );
  const more = causes.length - shown.length;
  return ['Commonest confusions', ...lines, ...(more > 0 ? [`  and ${more} more`] : [])];
}

function skillLines({ skills }: Session): string[] {
  if (skills.length === 0) return [];
  const rows = skills.map(({ skill, name, n, score, scoreInterval, right }) => [
    `${skill} ${name}`,
    String(n),
    score.toFixed(1),
    interval(scoreInterval),
    whole(right),
  ]);
  return textTable([['skill of the true cause', 'n', 'score', '95 % interval', 'right'], ...rows]);
}

function whole(share: number): string {
  return percent(Math.round(100 * share) / 100);
}

/** A difference of two shares. */
function points(difference: number): string {
  return `${Math.round(100 * difference)} points`;
}

function interval(ends: readonly number[]): string {
  return ends.map((end) => end.toFixed(0)).join(' to ');
}

function three(value: number): string {
  return value.toFixed(3);
}
