import { z } from 'zod';
import { unknownName } from '../core/nearest.js';
import { checkShape } from '../core/shape.js';
import { HEALTHY } from '../core/vocabulary.js';
import { resolveInjection } from '../run/dose.js';
import type { Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import type { DocumentedCase } from './revealed.js';

const text = z.string().min(1);

/** A documented case: what is injected into which run, and what is known of the real one. scenarios/incidents/*.yaml. */
const incidentSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  /** Shown in the reveal and not before: it names the cause. */
  title: text,
  scenario: text,
  /** A fault, or a benign event. */
  fault: text,
  severity: z.number().gt(0).max(1),
  /** Physical dose where the documented one is known; what is left out follows the severity. */
  dose: z.record(z.string(), z.number()).default({}),
  where: z.string().optional(),
  /** What happened, in two or three sentences. */
  story: text,
  /** Documented numbers, word for word where they can be. */
  figures: z.array(z.strictObject({ what: text, documented: text })).min(1),
  /** What of them this run repeats, and what it does not. */
  here: text,
  sources: z.array(text).min(1),
});

/** A documented case as data. */
export type Incident = z.infer<typeof incidentSchema>;

/** @param where file name shown in messages @throws AppError `invalid incident: …` naming the field */
export function parseIncident(value: unknown, where: string): Incident {
  return checkShape(incidentSchema, value, 'incident', where);
}

/**
 * Checks that an incident can be played.
 * @throws AppError naming the scenario, fault, dose or place that is wrong
 */
export function checkIncident(incident: Incident, scenarios: readonly Scenario[], faults: readonly Fault[]): void {
  const scenario = scenarios.find(({ id }) => id === incident.scenario);
  if (scenario === undefined)
    throw unknownName(
      `scenario of incident ${incident.id}`,
      incident.scenario,
      scenarios.map(({ id }) => id),
    );
  const fault = faults.find(({ meta }) => meta.id === incident.fault && meta.id !== HEALTHY);
  if (fault === undefined)
    throw unknownName(
      `fault of incident ${incident.id}`,
      incident.fault,
      faults.map(({ meta }) => meta.id),
    );
  const { severity, dose, where } = incident;
  resolveInjection(fault, { fault: incident.fault, onset: 0, severity, dose, ...(where && { where }) }, scenario);
}

/** The part of a case that is told: what is injected for it is in the key. */
export const documentedIncident = ({ title, story, figures, here, sources }: Incident): DocumentedCase => ({
  kind: 'incident',
  title,
  story,
  figures,
  here,
  sources,
});
