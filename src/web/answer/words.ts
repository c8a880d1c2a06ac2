import type { Answer, OnsetAnswer, PublicPuzzle } from '../../puzzle/puzzle.js';
import { formatPercent, formatStep } from '../format.js';

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
