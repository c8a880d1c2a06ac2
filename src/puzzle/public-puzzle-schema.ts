import { z } from 'zod';
import { STEP_METRICS } from '../core/vocabulary.js';

const step = z.number().int().min(0);
const count = z.number().int().min(0);
/** A number on the wire. */
export const wireSchema = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])], {
  error: 'must be a number, "NaN", "Infinity" or "-Infinity"',
});
const wires = z.array(wireSchema);
const metric = z.enum(STEP_METRICS);
export const seriesSchema = z.record(metric, wires).describe('One value a step; five significant digits.');

/** `id` of a puzzle: 12 hex digits. */
export const puzzleIdSchema = z.string().regex(/^[0-9a-f]{12}$/, 'must be 12 hex digits');
export const candidateSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  family: z.string().min(1),
  summary: z.string(),
  fixes: z.array(z.string()).exactOptional().describe('Fixes that somebody who believes in it would think of, by id.'),
});

export const placeSchema = z.strictObject({ id: z.string().min(1), name: z.string() });

const probeOfferSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  question: z.string(),
  kind: z.string(),
  hours: z.number().min(0).describe('Hours on the clock, during which the run waits.'),
  gpuHours: z.number().min(0).describe('Accelerators of the run × hours.'),
});

const fixOfferSchema = z.strictObject({ id: z.string().min(1), name: z.string(), summary: z.string() });

const cardSchema = z.strictObject({
  summary: z.string(),
  facts: z.array(z.strictObject({ group: z.string(), label: z.string(), value: z.string() })),
  logging: z.array(z.strictObject({ metric, note: z.string() })),
  changeLog: z.array(z.strictObject({ step: z.number().int(), text: z.string() })),
});

const clockSchema = z.strictObject({
  unit: z.string().min(1).describe('What a batch is counted in, such as tokens.'),
  perStep: z.number().positive().describe('Units of one optimiser step.'),
  firstStep: step.describe('Step of the whole run at which the window begins.'),
});

const binsSchema = z
  .strictObject({ count: wires, confidence: wires, accuracy: wires })
  .describe('Equal-width bins of confidence over [0, 1]; NaN where a bin is empty.');

export const evaluationsSchema = z.strictObject({
  steps: z.array(step),
  slices: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      size: count.describe('Examples.'),
      lossSpread: z.number().positive().describe('Standard deviation of the loss of one example, in nats.'),
    }),
  ),
  loss: z.array(wires).describe('[slice][evaluation], in nats.'),
  accuracy: z.array(wires).describe('[slice][evaluation], in [0, 1].'),
  ece: z.array(wires).describe('[slice][evaluation], in [0, 1].'),
  confidence: z.array(wires).describe('[slice][evaluation], mean confidence in [0, 1].'),
  reliability: z.array(z.strictObject({ step, slices: z.array(binsSchema).describe('In the order of the slices.') })),
});

const evaluationRowSchema = z.strictObject({
  slice: z.string(),
  name: z.string(),
  size: count,
  loss: wireSchema,
  accuracy: wireSchema,
  accuracyLow: wireSchema,
  accuracyHigh: wireSchema,
  ece: wireSchema,
  meanConfidence: wireSchema,
  referenceLoss: wireSchema,
  referenceAccuracy: wireSchema,
  referenceEce: wireSchema,
});

/** What a solver gets (puzzle.ts: PublicPuzzle). */
export const publicPuzzleSchema = z.strictObject({
  id: puzzleIdSchema,
  scenario: z.string().min(1),
  title: z.string(),
  card: cardSchema,
  steps: z.number().int().min(1),
  clock: clockSchema,
  series: seriesSchema,
  evaluations: evaluationsSchema,
  evaluationTable: z.array(evaluationRowSchema),
  log: z.array(z.strictObject({ step: z.number().int(), level: z.enum(['info', 'warning']), text: z.string() })),
  reference: z.strictObject({ stride: z.number().int().min(1), series: seriesSchema, evaluations: evaluationsSchema }),
  candidates: z.array(candidateSchema).min(1),
  places: z.array(placeSchema).min(1),
  probes: z.array(probeOfferSchema).describe('Experiments that can be bought, the cheapest first.'),
  budget: z.number().min(0).describe('GPU-hours that may be spent on them.'),
  fixes: z.array(fixOfferSchema).describe('What can be done about the run.'),
});
