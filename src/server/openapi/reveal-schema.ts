import { z } from 'zod';
import {
  candidateSchema,
  evaluationsSchema,
  placeSchema,
  puzzleIdSchema,
  seriesSchema,
  wireSchema,
} from '../../puzzle/public-puzzle-schema.js';
import { components } from './components.js';
import { givenAnswerSchema, gradeSchema, verdictSchema } from './grade-schema.js';

const score = z.number().min(0).max(100);
const share = z.number().min(0).max(1);
const gpuHours = z.number().min(0);
const step = z.int().min(0);
const weights = z
  .record(z.string(), z.number())
  .describe('Evidence for each candidate, in nats against the average one.');

const controlSchema = z
  .strictObject({
    id: z.string().describe('Page of the manual, or `plain`.'),
    name: z.string(),
    summary: z.string(),
    step: z.int().nullable().describe('Step at which it begins; null where there is none.'),
  })
  .describe('The benign event in the run.');

const opponentSchema = z
  .strictObject({
    answer: givenAnswerSchema,
    grade: gradeSchema,
    evidence: z.array(z.strictObject({ panel: z.string(), weights })),
    typicality: share.describe('Share of simulated runs at least as unusual as this one.'),
  })
  .describe("The reference diagnostician's own attempt.");

const purchaseSchema = z.strictObject({
  probe: z.string(),
  finding: z.string(),
  gpuHours,
  posterior: share,
  name: z.string(),
});

const parSchema = z
  .strictObject({
    gpuHours: gpuHours.describe('Expected spend where the cause is this one.'),
    spent: gpuHours.describe('Spent on this puzzle.'),
    posterior: share.describe('Probability of the true cause then.'),
    path: z.array(purchaseSchema),
  })
  .describe('What the policy does that buys the most information per GPU-hour.');

const fixSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  verdict: verdictSchema,
  removed: z.number().nullable().describe('Share of the harm that is gone; null where there was none to speak of.'),
  gpuHours,
  score,
});

const caseSchema = z.strictObject({
  kind: z.enum(['incident', 'recorded']).describe('A case that the simulation repeats, or a recording.'),
  title: z.string(),
  story: z.string(),
  figures: z.array(z.strictObject({ what: z.string(), documented: z.string() })),
  here: z.string().describe('What of the figures the run repeats, and what it does not.'),
  sources: z.array(z.string()),
});

export const revealSchema = z
  .strictObject({
    puzzle: puzzleIdSchema,
    cause: candidateSchema,
    control: controlSchema,
    onset: step.nullable().describe('Null for a healthy run, as are the next two.'),
    detectable: step.nullable().describe('First step at which a matched observer has the evidence; null: never.'),
    severity: z.number().nullable(),
    dose: z.array(z.strictObject({ label: z.string(), value: wireSchema })),
    where: placeSchema,
    remedy: z.string(),
    signature: z.array(z.string()).describe('What the fault does to the panels.'),
    twin: z
      .strictObject({ series: seriesSchema, evaluations: evaluationsSchema })
      .describe('The same run without the fault; of a healthy run, without the benign event.'),
    answer: givenAnswerSchema.nullable().describe('Null where the solver gave up.'),
    grade: gradeSchema.nullable().describe('Null where the solver gave up.'),
    baseline: score.describe('Score of an answer that only repeats the prior.'),
    tier: z.int().min(1).max(5).describe('1 is plain to see, 5 hides.'),
    opponent: opponentSchema,
    readings: z
      .array(z.strictObject({ probe: z.string(), name: z.string(), finding: z.string(), weights }))
      .describe('What was bought, and what it tells.'),
    par: parSchema.nullable().describe('Null where nothing can be bought, as in a recording.'),
    fixes: z.array(fixSchema).describe('What becomes of the run with each fix; empty for a recording.'),
    incident: caseSchema.nullable().describe('The documented case that the puzzle repeats or is.'),
    manual: z.string().describe('Page of the manual for the cause.'),
  })
  .describe('The truth about a puzzle that has ended.')
  .register(components, { id: 'Reveal' });
