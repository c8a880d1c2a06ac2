import type { Answer, OnsetAnswer, PublicPuzzle } from '../../puzzle/puzzle.js';
import { formatPercent, formatStep } from '../format.js';
import { mostOfRest, type Prior } from './rest.js';

/** An onset answer in words. */
export function onsetInWords(onset: OnsetAnswer | undefined): string {
  if (onset === undefined) return 'no onset given';
  if (onset === 'none') return 'no onset';
  if (onset === 'start') return 'from the start';
  return `between steps ${formatStep(onset[0])} and ${formatStep(onset[1])}`;
}

/** The cause with the highest probability of an answer, and its name. */
export function leadingCause(
  answer: Pick<Answer, 'causes'>,
  candidates: PublicPuzzle['candidates'],
): { readonly id: string; readonly name: string; readonly probability: number } | null {
  const [first] = Object.entries(answer.causes).sort(([, a], [, b]) => b - a);
  if (first === undefined) return null;
  const [id, probability] = first;
  return { id, probability, name: candidates.find((candidate) => candidate.id === id)?.name ?? id };
}

/** An answer in one sentence, for the last look before it is final. */
export function answerInWords(answer: Omit<Answer, 'puzzle'>, puzzle: PublicPuzzle): string {
  const leading = leadingCause(answer, puzzle.candidates);
  if (leading === null) return 'No cause chosen.';
  const place = puzzle.places.find(({ id }) => id === answer.where)?.name ?? answer.where ?? 'no place given';
  return `${leading.name}, with ${formatPercent(leading.probability)}; ${onsetInWords(answer.onset)}; ${place}.`;
}

/** Who would get most of what a confidence leaves, in one sentence. */
export function restInWords(
  cause: string,
  percent: number,
  candidates: PublicPuzzle['candidates'],
  prior: Prior,
): string {
  const { ids, share } = mostOfRest({ [cause]: percent / 100 }, prior);
  const rest = `of the other ${100 - percent} %`;
  if (ids.length !== 1) return `No other cause would get more than ${formatPercent(share)} ${rest}.`;
  const name = candidates.find(({ id }) => id === ids[0])?.name ?? ids[0];
  return `${name} would get ${formatPercent(share)} ${rest}.`;
}
