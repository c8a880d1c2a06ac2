import { createStream, type Stream } from '../core/rng.js';
import { HEALTHY } from '../core/vocabulary.js';
import type { ResolvedInjection } from '../run/causes.js';
import { resolveInjection } from '../run/dose.js';
import type { Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import type { Stock } from './candidates.js';
import type { Incident } from './incident.js';
import type { TierShare } from './tier-mix.js';

/** Share of all runs, healthy or not, in which nothing benign happens either. */
const PLAIN_SHARE = 0.5;

/** Severities of benign events; they are drawn from one distribution in healthy and faulty runs alike. */
const CONTROL_SEVERITY = [0.2, 1] as const;

/** Earlier healthy runs to compare with, per scenario; which one a puzzle shows says nothing. */
const EARLIER_RUNS = 12;

/** A scenario's stock with the tiers and causes that puzzles are drawn from. */
export interface MixedStock extends Stock {
  readonly mix: readonly TierShare[];
}

/** What a secret decides about a run. */
export interface Draw {
  readonly cause: string;
  /** Null for a healthy run. */
  readonly fault: ResolvedInjection | null;
  /** Benign event in the run, or null for none. */
  readonly control: ResolvedInjection | null;
}

/** What a puzzle is about. */
export interface Subject {
  readonly stock: MixedStock;
  /** Null for a healthy run. */
  readonly fault: Fault | null;
  /** Null: any. */
  readonly tier: number | null;
  /** The documented case it repeats. */
  readonly incident: Incident | null;
}

/** One of the documented cases, each as likely. @param secret of the puzzle */
export function drawIncident(secret: string, stocks: readonly MixedStock[], incidents: readonly Incident[]): Subject {
  const incident = createStream(secret, ['cause']).pick(incidents);
  const stock = stocks.find(({ scenario }) => scenario.id === incident.scenario)!;
  return { stock, fault: stock.faults.find(({ meta }) => meta.id === incident.fault) ?? null, tier: null, incident };
}

/** Scenario, tier and cause, before all else, so that a redraw of the details cannot bend the prior. */
export function drawCause(secret: string, stocks: readonly MixedStock[]): Subject {
  const stream = createStream(secret, ['cause']);
  const stock = stream.pick(stocks);
  const { tier, causes } =
    stock.mix[
      pickShare(
        stock.mix.map(({ share }) => share),
        stream,
      )
    ]!;
  const ids = Object.keys(causes);
  const id = ids[pickShare(Object.values(causes), stream)]!;
  return { stock, tier, fault: stock.drawn.find(({ meta }) => meta.id === id) ?? null, incident: null };
}

/** Index drawn with these shares, which sum to 1. */
function pickShare(shares: readonly number[], stream: Stream): number {
  let left = stream.uniform();
  const found = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  // Rounding may leave a little beyond the last share.
  return found >= 0 ? found : shares.findLastIndex((share) => share > 0);
}

/** Attempts beside one benign event. Some faults hide behind some events for ever: then another event is drawn. */
const ATTEMPTS_AN_EVENT = 60;

/** Number of the benign event, and of the dead panel, that an attempt is made with. */
export const eventOf = (attempt: number): number => Math.floor(attempt / ATTEMPTS_AN_EVENT);

/**
 * Onset (at one of the restarts, where a resume brings the fault), severity and place, drawn anew with every attempt at a fair puzzle; and the benign event, which is drawn
 * once, so that it depends on nothing: not on the cause, and, but for one puzzle in hundreds, not on what was dropped.
 */
export function drawDetails(
  secret: string,
  attempt: number,
  severity: readonly [number, number],
  { stock, fault, incident }: Pick<Subject, 'stock' | 'fault' | 'incident'>,
  restarts: readonly number[],
): Draw {
  const { scenario, controls } = stock;
  const events = eventOf(attempt);
  const benign = createStream(secret, events === 0 ? ['control'] : ['control', events]);
  const control = benign.uniform() < PLAIN_SHARE || controls.length === 0 ? null : benign.pick(controls);
  const stream = createStream(secret, ['details', attempt]);
  const inject = (of: Fault, severities: readonly [number, number], from: Stream, given: Given = {}) =>
    drawInjection(of, scenario, severities, from, restarts, given);
  const event = control === null ? null : inject(control, CONTROL_SEVERITY, benign);
  if (incident === null)
    return {
      cause: fault?.meta.id ?? HEALTHY,
      control: event,
      fault: fault === null ? null : inject(fault, severity, stream),
    };
  const { severity: known, dose, where } = incident;
  const given = { dose, where };
  // A case that is about a benign event has no other.
  const own = fault ?? controls.find(({ meta }) => meta.id === incident.fault)!;
  const repeated = inject(own, [known, known], stream, given);
  return fault === null
    ? { cause: HEALTHY, control: repeated, fault: null }
    : { cause: fault.meta.id, control: event, fault: repeated };
}

/** What is known of an injection before it is drawn. */
type Given = Partial<Pick<Incident, 'dose' | 'where'>>;

/** Which of the scenario's earlier runs is shown beside the puzzle. */
export function drawEarlierRun(secret: string): number {
  return createStream(secret, ['earlier-run']).integer(EARLIER_RUNS);
}

function drawInjection(
  fault: Fault,
  scenario: Scenario,
  severities: readonly [number, number],
  stream: Stream,
  restarts: readonly number[],
  given: Given,
): ResolvedInjection {
  const [mildest, strongest] = severities;
  const severity = Number((mildest + (strongest - mildest) * stream.uniform()).toFixed(3));
  const share = stream.uniform();
  const place = stream.uniform();
  const [earliest, latest] = fault.onsetShare ?? [0, 0];
  const onset =
    fault.onResume && restarts.length > 0
      ? restarts[Math.floor(share * restarts.length)]!
      : Math.floor(scenario.window.steps * (earliest + (latest - earliest) * share));
  const places = fault.places(scenario);
  const where = given.where ?? places[Math.floor(place * places.length)];
  const { dose = {} } = given;
  const injection = { fault: fault.meta.id, onset, severity, dose, ...(where === undefined ? {} : { where }) };
  return resolveInjection(fault, injection, scenario);
}
