import type { FixOffer, PublicPuzzle } from '../../puzzle/puzzle.js';
import { leadOf, type Named } from './beliefs.js';
import type { Prior } from './rest.js';

/** The fixes that are proposed, for whom, and all others. */
export interface ProposedFixes {
  /** Name of the candidate that comes first now; several on a level: the first of them. */
  readonly cause: string;
  readonly proposed: readonly FixOffer[];
  readonly others: readonly FixOffer[];
}

/** Fixes for the hypothesis that comes first, in the order in which they are proposed; the others by name. */
export function proposedFixes(
  { candidates, fixes }: Pick<PublicPuzzle, 'candidates' | 'fixes'>,
  named: Named,
  prior: Prior,
): ProposedFixes {
  const lead = leadOf(named, prior);
  const id = lead.kind === 'named' ? lead.id : lead.ids[0];
  const candidate = candidates.find((each) => each.id === id);
  const proposed = (candidate?.fixes ?? []).flatMap((fix) => fixes.find((each) => each.id === fix) ?? []);
  const others = fixes.filter((fix) => !proposed.includes(fix));
  return {
    cause: candidate?.name ?? '',
    proposed,
    others: others.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}
