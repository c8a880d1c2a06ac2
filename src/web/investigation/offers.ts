import type { ProbeOffer } from '../../puzzle/puzzle.js';

/** Difference of GPU-hours that is an accident of adding up. */
const EQUAL = 1e-9;

/** Above this share of what is left a purchase is asked about first. */
const DEAR_SHARE = 1 / 3;

/** What stands between a probe and its purchase. */
export type Standing = 'cheap' | 'dear' | 'too dear';

export function standingOf({ gpuHours }: Pick<ProbeOffer, 'gpuHours'>, left: number): Standing {
  if (gpuHours > left + EQUAL) return 'too dear';
  return gpuHours > left * DEAR_SHARE ? 'dear' : 'cheap';
}

/** Probes of a kind, under the heading that says what they have in common. */
export interface OfferGroup {
  readonly kind: string;
  readonly heading: string;
  readonly about: string;
  readonly offers: readonly ProbeOffer[];
}

const KINDS: readonly Omit<OfferGroup, 'offers'>[] = [
  { kind: 'measurement', heading: 'Measurements', about: 'a look at the job as it is' },
  { kind: 're-run', heading: 'Re-runs', about: 'the window once more, with one thing changed' },
  { kind: 'comparison', heading: 'Comparisons', about: 'other runs beside this one' },
];

/** The probes in whose name, question or kind every word of a query stands, by kind; in each the cheapest first. */
export function groupOffers(offers: readonly ProbeOffer[], query: string): readonly OfferGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = offers.filter(({ name, question, kind }) => {
    const text = `${name} ${question} ${kind}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const known = KINDS.map((group) => ({ ...group, offers: found.filter(({ kind }) => kind === group.kind) }));
  const others = found.filter(({ kind }) => KINDS.every((group) => group.kind !== kind));
  return [...known, { kind: 'other', heading: 'Others', about: '', offers: others }].filter(
    (group) => group.offers.length > 0,
  );
}
