import { EQUAL, mostOfRest, type Prior, shareRest } from './rest.js';

/** Named causes in whole per cents from 1 to 99, in the order in which they were named. */
export type Named = Readonly<Record<string, number>>;

/** What all named causes may have together: an unnamed cause is never ruled out for certain. */
export const MOST = 99;
/** What the first cause gets when it is named, or more where it needs more to come first. */
const FIRST = 60;

/** Per cents that the named causes leave to the others. */
export function leftOf(named: Named): number {
  return 100 - sum(Object.values(named));
}

/** Whether one more can be named: the last one has what is left anyway, and someone must have it. */
export function canName(named: Named, prior: Prior): boolean {
  return Object.keys(prior).filter((id) => !Object.hasOwn(named, id)).length > 1;
}

/** Names a cause: the first gets enough to come first, another half of what is left. */
export function nameCause(named: Named, id: string, prior: Prior): Named {
  if (Object.hasOwn(named, id) || !Object.hasOwn(prior, id) || !canName(named, prior)) return named;
  const isFirst = Object.keys(named).length === 0;
  const percent = isFirst ? Math.max(FIRST, lowestPercent(id, prior)) : Math.max(1, Math.floor(leftOf(named) / 2));
  return setPercent({ ...named, [id]: 1 }, id, percent);
}

/** Takes a name back; its share goes to the rest. */
export function dropCause(named: Named, id: string): Named {
  return Object.fromEntries(Object.entries(named).filter(([other]) => other !== id));
}

/**
 * Gives a named cause another probability. What it gains comes from the unnamed rest first, then from the other named ones
 * in proportion to what they have above 1 %.
 */
export function setPercent(named: Named, id: string, percent: number): Named {
  const { [id]: _, ...others } = named;
  const highest = MOST - Object.keys(others).length;
  const own = Math.min(highest, Math.max(1, Math.round(percent)));
  const changed = { ...shrinkTo(others, MOST - own), [id]: own };
  return Object.fromEntries(Object.keys(named).map((key) => [key, changed[key]!]));
}

/** Lowest whole per cent at which a cause comes strictly first beside the named ones. */
export function lowestPercent(id: string, prior: Prior, named: Named = {}): number {
  const withCause = Object.hasOwn(named, id) ? named : { ...named, [id]: 1 };
  for (let percent = 1; percent < MOST; percent++) {
    const lead = leadOf(setPercent(withCause, id, percent), prior);
    if (lead.kind === 'named' && lead.id === id) return percent;
  }
  return MOST;
}

/** Who comes first: one named cause, several on a level, or the rest that nobody named. */
export type Lead =
  | { readonly kind: 'named'; readonly id: string }
  | { readonly kind: 'level'; readonly ids: readonly string[] }
  | { readonly kind: 'rest'; readonly ids: readonly string[]; readonly share: number };

export function leadOf(named: Named, prior: Prior): Lead {
  const most = Math.max(0, ...Object.values(named));
  const rest = mostOfRest(toProbabilities(named), prior);
  if (rest.share > most / 100 - EQUAL) return { kind: 'rest', ...rest };
  const ids = Object.keys(named).filter((id) => named[id] === most);
  return ids.length === 1 ? { kind: 'named', id: ids[0]! } : { kind: 'level', ids };
}

/** The probability of every candidate; they add up to 1. */
export function distribution(named: Named, prior: Prior): ReadonlyMap<string, number> {
  const causes = toProbabilities(named);
  const rest = shareRest(causes, prior);
  return new Map(Object.keys(prior).map((id) => [id, causes[id] ?? rest.get(id) ?? 0]));
}

export function toProbabilities(named: Named): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(named).map(([id, percent]) => [id, percent / 100]));
}

/** Whole per cents that together take no more than `room`; each keeps 1 %, and none gets more than it had. */
function shrinkTo(named: Named, room: number): Named {
  const entries = Object.entries(named);
  const above = sum(Object.values(named)) - entries.length;
  const roomAbove = room - entries.length;
  if (above <= roomAbove) return named;
  const parts = entries.map(([id, percent]) => {
    const exact = 1 + (roomAbove * (percent - 1)) / above;
    return { id, whole: Math.floor(exact), missing: exact - Math.floor(exact) };
  });
  // The per cents lost by rounding down go to those that lost most; by id on a tie, so that the order of naming is no matter.
  const byMissing = parts.toSorted((a, b) => b.missing - a.missing || (a.id < b.id ? -1 : 1));
  const spare = room - sum(parts.map(({ whole }) => whole));
  const raised = new Set(byMissing.slice(0, spare).map(({ id }) => id));
  return Object.fromEntries(parts.map(({ id, whole }) => [id, whole + (raised.has(id) ? 1 : 0)]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
