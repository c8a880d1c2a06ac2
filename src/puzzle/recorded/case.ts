import { z } from 'zod';
import { unknownName } from '../../core/nearest.js';
import { checkShape } from '../../core/shape.js';
import { HEALTHY } from '../../core/vocabulary.js';
import type { ResolvedInjection } from '../../run/causes.js';
import { resolveInjection } from '../../run/dose.js';
import type { Fault } from '../../run/fault.js';
import type { Scenario } from '../../run/scenario.js';
import { WHOLE_RUN } from '../puzzle.js';

const text = z.string().min(1);
const run = z.string().regex(/^[a-z0-9_]+$/);

/** A recorded run as a puzzle: which recording, and what was injected into it. scenarios/recorded/*.yaml. */
const caseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  /** Shown in the reveal and not before. */
  title: text,
  /** Scenario with the sizes and hyper-parameters of the recording: it gives run card, candidates and places. */
  scenario: text,
  /** The recording, scenarios/recorded/runs/<run>.csv and <run>.eval.csv. */
  run,
  /** The recording of the same seed without the injection, which is the twin; the run itself where it is healthy. */
  twin: run,
  /** A healthy recording of another seed, to compare with. */
  earlier: run,
  /** What was injected: a fault, a benign event, or nothing. */
  fault: text.optional(),
  /** First step of the injection, counted from 0. */
  onset: z.number().int().min(0).default(0),
  /** Strength among the recordings of this fault: 1 the strongest. */
  severity: z.number().gt(0).max(1).default(1),
  dose: z.record(z.string(), z.number()).default({}),
  where: z.string().optional(),
  /** What was done to the run, in a sentence or two. */
  story: text,
});

export type RecordedCase = z.infer<typeof caseSchema>;

/** @param where file name shown in messages @throws AppError `invalid recorded case: …` naming the field */
export function parseRecordedCase(value: unknown, where: string): RecordedCase {
  return checkShape(caseSchema, value, 'recorded case', where);
}

/** What was injected into a recording; null where nothing was. @throws AppError naming the fault, dose or place that is wrong */
export function injectionOf(
  { id, fault: name, onset, severity, dose, where }: RecordedCase,
  scenario: Scenario,
  faults: readonly Fault[],
): ResolvedInjection | null {
  if (name === undefined) return null;
  const fault = faults.find(({ meta }) => meta.id === name && meta.id !== HEALTHY);
  if (fault === undefined)
    throw unknownName(
      `fault of recorded case ${id}`,
      name,
      faults.map(({ meta }) => meta.id),
    );
  return resolveInjection(fault, { fault: name, onset, severity, dose, ...(where && { where }) }, scenario);
}

/** Place of an injection as an answer names it. */
export const placeOf = ({ where }: Pick<RecordedCase, 'where'>): string => where ?? WHOLE_RUN;
