import { secretOfSeed } from '../../src/core/rng.js';
import type { Scenario } from '../../src/run/scenario.js';
import { median } from '../helpers/statistics.js';
import type { Documented, Incident } from './incidents/incident.js';
import { benignSpike } from './incidents/incident-01-benign-spike.js';
import { slowRecoverySpike } from './incidents/incident-02-slow-recovery-spike.js';
import { giantSpike } from './incidents/incident-05-giant-spike.js';
import { stepCountLost } from './incidents/incident-08-step-count-lost.js';
import { momentsLost } from './incidents/incident-09-moments-lost.js';
import { slowAccelerator } from './incidents/incident-12-slow-accelerator.js';
import { lossScaleCollapse } from './incidents/incident-21-loss-scale-collapse.js';
import { accumulation } from './incidents/incident-36-accumulation.js';

/** Incidents of named public chronicles and issues that are replayed. */
export const INCIDENTS: readonly Incident[] = [
  benignSpike,
  slowRecoverySpike,
  giantSpike,
  stepCountLost,
  momentsLost,
  slowAccelerator,
  lossScaleCollapse,
  accumulation,
];

/** Same order of magnitude: within a factor of √10. */
const ORDER_OF_MAGNITUDE = Math.sqrt(10);

/** One documented number of an incident beside ours. */
export interface IncidentFigure {
  readonly quantity: string;
  readonly documented: number;
  /** Median over seeds with the lowest and the highest. */
  readonly ours: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** Factor within which ours must be, or null for the order of magnitude. */
  readonly within: number | null;
  readonly agrees: boolean | null;
  /** Whether the dose or a fit sets it: then it agrees by construction. */
  readonly set: boolean;
  readonly reason: string;
}

/** One documented order of events, and in how many runs ours is the same. */
export interface IncidentOrder {
  readonly event: string;
  readonly held: number | null;
  readonly runs: number;
  /** Whether it is the same in more than half of the runs. */
  readonly agrees: boolean | null;
  readonly reason: string;
}

export interface IncidentRow {
  readonly incident: number;
  readonly name: string;
  readonly status: 'replayed' | 'no scenario yet';
  readonly setting: string;
  readonly cause: string;
  readonly figures: readonly IncidentFigure[];
  readonly orders: readonly IncidentOrder[];
}

/** @param count runs of each incident */
export function compareIncidents(scenarios: readonly Scenario[], count: number): IncidentRow[] {
  return INCIDENTS.map((incident) => replayIncident(incident, scenarios, count));
}

export function replayIncident(incident: Incident, scenarios: readonly Scenario[], count: number): IncidentRow {
  const scenario = scenarios.find(({ id }) => id === incident.scenario);
  const readings =
    scenario === undefined
      ? []
      : Array.from({ length: count }, (_, i) => incident.replay(scenario, secretOfSeed(`validate ${i + 1}`)));
  const reason = scenario === undefined ? `no scenario yet: ${incident.scenario}` : '';
  const figures = Object.entries(incident.figures).map(([name, documented]) =>
    compareFigure(documented, Float64Array.from(readings, (reading) => reading.figures[name]!).sort(), reason),
  );
  const orders = Object.entries(incident.orders).map(([name, event]): IncidentOrder => {
    const held = scenario === undefined ? null : readings.filter((reading) => reading.orders[name]).length;
    return { event, held, runs: readings.length, agrees: held === null ? null : 2 * held > readings.length, reason };
  });
  const status = scenario === undefined ? 'no scenario yet' : 'replayed';
  const { incident: number, name, setting, cause } = incident;
  return { incident: number, name, status, setting, cause, figures, orders };
}

/** @param sorted ours, ascending, one a run */
function compareFigure(documented: Documented, sorted: Float64Array, missing: string): IncidentFigure {
  const { text, value, within, set, reason: known } = documented;
  const common = { quantity: text, documented: value, within: within ?? null, set: set !== undefined };
  if (sorted.length === 0) return { ...common, ours: null, agrees: null, reason: missing };
  const ours = { value: median(sorted), low: sorted[0]!, high: sorted.at(-1)! };
  const agrees = isWithin(ours.value, value, within ?? ORDER_OF_MAGNITUDE);
  return { ...common, ours, agrees, reason: (agrees ? set : undefined) ?? known ?? '' };
}

/** Nothing is as good as nothing only. */
const isWithin = (ours: number, documented: number, factor: number): boolean =>
  documented === 0 ? ours === 0 : ours / documented >= 1 / factor && ours / documented <= factor;
