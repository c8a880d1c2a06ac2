/** Probability of each candidate before anything is seen. */
export type Prior = Readonly<Record<string, number>>;

/** Difference of probabilities that counts as none: the server adds up in its own order. */
export const EQUAL = 1e-9;

/** What each unnamed candidate gets: the rest of 1, in proportion to the prior, in equal parts where that is 0. */
export function shareRest(causes: Readonly<Record<string, number>>, prior: Prior): ReadonlyMap<string, number> {
  const unnamed = Object.keys(prior).filter((id) => !Object.hasOwn(causes, id));
  const left = Math.max(0, 1 - sum(Object.values(causes)));
  const total = sum(unnamed.map((id) => prior[id]!));
  return new Map(unnamed.map((id) => [id, left * (total > 0 ? prior[id]! / total : 1 / unnamed.length)]));
}

/** Who gets most of the rest and how much; several where they get the same. */
export function mostOfRest(
  causes: Readonly<Record<string, number>>,
  prior: Prior,
): { readonly ids: readonly string[]; readonly share: number } {
  const shares = [...shareRest(causes, prior)];
  const share = Math.max(0, ...shares.map(([, each]) => each));
  return { share, ids: shares.filter(([, each]) => each > share - EQUAL).map(([id]) => id) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
