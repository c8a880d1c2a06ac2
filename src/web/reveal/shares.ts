import type { Answer, Candidate } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';

/** What an answer gave to one cause. */
export interface Share {
  readonly id: string;
  readonly name: string;
  readonly probability: number;
  readonly truth: boolean;
  /** Whether the answer named it; the true cause is listed even where it got its share from the rest. */
  readonly named: boolean;
}

export interface Shares {
  readonly causes: readonly Share[];
  /** What the causes not listed got together, and how many they are. */
  readonly rest: { readonly probability: number; readonly count: number };
}

/** The probabilities of an answer: those it named and the true one, most first, and what is left for the others. */
export function sharesOf(
  answer: Answer,
  reveal: Pick<Reveal, 'cause'>,
  truthProbability: number,
  candidates: readonly Candidate[],
): Shares {
  const nameOf = (id: string) => candidates.find((candidate) => candidate.id === id)?.name ?? id;
  const named = Object.entries(answer.causes).map(([id, probability]) => ({ id, probability, named: true }));
  const truth = { id: reveal.cause.id, probability: truthProbability, named: false };
  const listed = named.some(({ id }) => id === truth.id) ? named : [...named, truth];
  const causes = listed
    .map((share) => ({ ...share, name: nameOf(share.id), truth: share.id === truth.id }))
    .sort((a, b) => b.probability - a.probability);
  const given = causes.reduce((sum, { probability }) => sum + probability, 0);
  return { causes, rest: { probability: Math.max(0, 1 - given), count: candidates.length - causes.length } };
}
