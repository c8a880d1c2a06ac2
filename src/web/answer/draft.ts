import { HEALTHY, WHOLE_RUN } from '../names.js';
import { dropCause, leadOf, type Named, nameCause, setPercent } from './beliefs.js';
import type { Prior } from './rest.js';

export const ONSET_KINDS = ['interval', 'start', 'none'] as const;
export type OnsetKind = (typeof ONSET_KINDS)[number];

/** An answer as it is being filled in; steps stay text until they are checked. */
export interface Draft {
  readonly named: Named;
  readonly onset: OnsetKind | null;
  readonly from: string;
  readonly to: string;
  readonly where: string;
  /** What is done about the run, by id; empty: nothing. */
  readonly fix: string;
}

export const EMPTY_DRAFT: Draft = { named: {}, onset: null, from: '', to: '', where: '', fix: '' };

/** Names a cause in the draft. */
export function chooseCause(draft: Draft, id: string, prior: Prior): Draft {
  return withNamed(draft, nameCause(draft.named, id, prior), prior);
}

/** Takes the name of a cause back. */
export function takeBackCause(draft: Draft, id: string, prior: Prior): Draft {
  return withNamed(draft, dropCause(draft.named, id), prior);
}

/** Gives a named cause another probability. */
export function choosePercent(draft: Draft, id: string, percent: number, prior: Prior): Draft {
  return withNamed(draft, setPercent(draft.named, id, percent), prior);
}

/** An interval drawn on a panel, as the form's text. */
export function chooseInterval(draft: Draft, from: number, to: number): Draft {
  return { ...draft, onset: 'interval', from: String(from), to: String(to) };
}

/** Whether the draft says that the run is healthy and nothing else: such a run has no onset and no place. */
export function saysHealthy(named: Named, prior: Prior): boolean {
  return Object.keys(named).length === 1 && leadsHealthy(named, prior);
}

/** Whether "none" can be the onset: the run is taken to be healthy rather than anything else. */
export function leadsHealthy(named: Named, prior: Prior): boolean {
  const lead = leadOf(named, prior);
  if (lead.kind === 'level') return lead.ids.includes(HEALTHY);
  return lead.kind === 'named' && lead.id === HEALTHY;
}

/** Saying healthy settles onset and place; no longer holding it for likeliest takes that back. */
function withNamed(draft: Draft, named: Named, prior: Prior): Draft {
  const changed = { ...draft, named };
  if (saysHealthy(named, prior)) return { ...changed, onset: 'none', where: WHOLE_RUN };
  const isTakenBack = draft.onset === 'none' && !leadsHealthy(named, prior);
  return isTakenBack ? { ...changed, onset: null, where: '' } : changed;
}
