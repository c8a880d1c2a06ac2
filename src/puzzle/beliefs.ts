import { type AppError, invalid, missing } from '../core/errors.js';
import { located, shown, unknownInput } from '../core/shape.js';

/** How far a sum of probabilities may be from where it must be: room for decimals written by hand. */
const TOLERANCE = 1e-6;

/**
 * Sum of named probabilities, after checking each of them.
 * @param causes candidate id → probability in [0, 1]
 * @param candidates ids that may be named; undefined where they are not known yet
 * @param where place of the input, for messages; '' where there is none
 * @throws AppError for an unknown candidate, a value that is not a number in [0, 1], or a sum above 1
 */
export function sumOfProbabilities(
  causes: Readonly<Record<string, unknown>>,
  candidates: readonly string[] | undefined,
  where = '',
): number {
  let sum = 0;
  for (const [id, value] of Object.entries(causes)) {
    if (candidates !== undefined && !candidates.includes(id)) {
      throw unknownInput(located('candidate', where), id, candidates);
    }
    if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
      throw invalid(located('probability', where), `${id} = ${shown(value)} (must be in [0, 1])`);
    }
    sum += value;
  }
  if (sum > 1 + TOLERANCE) throw badSum(sum, 'must be at most 1', where);
  if (candidates?.every((id) => Object.hasOwn(causes, id)) && sum < 1 - TOLERANCE) {
    throw badSum(sum, 'must be 1 where every candidate is named', where);
  }
  return sum;
}

/**
 * A probability for every candidate: the named ones as given; what they leave goes to the others in proportion to the
 * published prior (in equal parts where the prior gives the others nothing). No named cause means the prior itself.
 * @param causes candidate id → probability; each in [0, 1], sum at most 1, and 1 (±1e-6) where all are named
 * @param prior candidate id → prior probability; its keys are the candidates
 * @returns probabilities that sum to 1, in the order of the prior
 * @throws AppError for a bad probability, a bad sum, an unknown candidate, or a prior without candidates
 */
export function completeBeliefs(
  causes: Readonly<Record<string, number>>,
  prior: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const candidates = Object.keys(prior);
  if (candidates.length === 0) throw missing('prior', 'it names no candidate');
  const sum = sumOfProbabilities(causes, candidates);
  const unnamed = candidates.filter((id) => !Object.hasOwn(causes, id));
  const left = unnamed.length === 0 ? 0 : Math.max(0, 1 - sum);
  const unnamedPrior = unnamed.reduce((total, id) => total + prior[id]!, 0);
  const total = sum + left;
  return Object.fromEntries(
    candidates.map((id) => {
      if (Object.hasOwn(causes, id)) return [id, causes[id]! / total];
      const shareOfLeft = unnamedPrior > 0 ? prior[id]! / unnamedPrior : 1 / unnamed.length;
      return [id, (left * shareOfLeft) / total];
    }),
  );
}

function badSum(sum: number, rule: string, where: string): AppError {
  return invalid(located('probabilities', where), `sum = ${Number(sum.toPrecision(9))} (${rule})`);
}
