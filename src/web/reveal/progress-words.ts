import type { Progress } from '../api.js';
import { formatPercent } from '../format.js';

/** How the solver has done so far. Puzzles given up are named where there are any; they have no score. */
export function progressInWords(progress: Progress | null): string {
  if (progress === null) return 'No puzzle answered yet';
  const { answered, correct, givenUp, meanScore } = progress;
  const gaveUp = givenUp === 0 ? [] : [`${givenUp} given up`];
  if (answered === 0) return ['No puzzle answered yet', ...gaveUp].join(' · ');
  const score = meanScore === null ? [] : [`mean score ${Math.round(meanScore)}`];
  return [`${answered} answered`, `${correct} right`, ...score, ...gaveUp].join(' · ');
}

/** How an earlier puzzle ended, in a few words. */
export function outcomeInWords(entry: Progress['recent'][number]): string {
  if (entry.probability === null || entry.score === null) return 'given up';
  const verdict = entry.correct ? 'right' : 'wrong';
  return `${verdict}, ${formatPercent(entry.probability)}, score ${Math.round(entry.score)}`;
}
