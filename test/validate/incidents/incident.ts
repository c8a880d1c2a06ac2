import type { Scenario } from '../../../src/run/scenario.js';

/** One documented number of an incident. */
export interface Documented {
  readonly text: string;
  readonly value: number;
  /** Ours is right within this factor; √10, the order of magnitude, where absent. */
  readonly within?: number;
  /** What of the replay sets it, where it is no consequence of the mechanism. */
  readonly set?: string;
  /** Why ours is off or differs, where that is known. */
  readonly reason?: string;
}

/** What one seed of a replay shows. */
export interface Reading<Figures extends string, Orders extends string> {
  readonly figures: Readonly<Record<Figures, number>>;
  /** Whether the events came in the documented order. */
  readonly orders: Readonly<Record<Orders, boolean>>;
}

/**
 * A documented incident as causes on a scenario. Every reading is taken from the traces of the runs, with the
 * definition that fits how the number was documented; nothing writes to a trace.
 */
export interface Incident<Figures extends string = string, Orders extends string = string> {
  /** Number in the table of incidents. */
  readonly incident: number;
  readonly name: string;
  readonly scenario: string;
  /** What of the scenario is changed, and why. */
  readonly setting: string;
  /** What acts from the onset on. */
  readonly cause: string;
  readonly figures: Readonly<Record<Figures, Documented>>;
  readonly orders: Readonly<Record<Orders, string>>;
  /** @param secret of the run: two runs of one secret share data order and luck */
  replay(scenario: Scenario, secret: string): Reading<Figures, Orders>;
}

/** Keeps the names of figures and orders in step with what the replay returns. */
export const defineIncident = <Figures extends string, Orders extends string>(
  incident: Incident<Figures, Orders>,
): Incident => incident;
