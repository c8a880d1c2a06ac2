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
import { verdictSchema } from './grade-schema.js';

const step = z.int().min(0);
const values = z.array(wireSchema);

const fixedRunSchema = z.strictObject({
  id: z.string().describe('Id of the fix, or `twin`.'),
  name: z.string(),
  verdict: verdictSchema.nullable(),
  from: step.nullable().describe('Step that it goes on from; null for the twin.'),
  loss: values.describe('Training loss in nats, at `steps`.'),
  evaluation: values.describe('Mean evaluation loss over all slices, in nats, at `evaluationSteps`.'),
  ece: values.describe('Mean expected calibration error, at `evaluationSteps`.'),
  throughput: values.describe('Batch units a second, at `steps`.'),
});

export const fixedRunsSchema = z
  .strictObject({
    puzzle: puzzleIdSchema,
    alarm: step.describe('Step at which somebody acts.'),
    window: step.describe('Last step of the window; beyond it the learning rate decays to the end.'),
    steps: z.array(step),
    evaluationSteps: z.array(step),
    runs: z.array(fixedRunSchema).describe('Empty for a recording, which nobody can run again.'),
  })
  .describe('The run with fixes, side by side to its planned end.')
  .register(components, { id: 'FixedRuns' });

const panelSchema = z.strictObject({
  panel: z.string().describe('A step metric, or `slice-` and a metric of the slices.'),
  slice: z.int().min(0).nullable().describe('Index of the slice that tells most, for a panel of slices.'),
  evidence: z.number().describe('Of the whole panel, in nats.'),
  text: z.string().describe('What would have been seen and what was.'),
  from: step,
  to: step.describe('Last step that the sentence is about.'),
});

const alternativeSchema = z.strictObject({
  cause: candidateSchema,
  role: z.enum(['chosen', 'neighbour']),
  severity: z.number().nullable().describe('The dose that comes nearest to the run; null for a healthy run.'),
  onset: step.nullable(),
  where: placeSchema,
  evidence: z.number().describe('Against it, in nats, over all panels.'),
  panels: z.array(panelSchema).describe('The most telling first; at most three.'),
  series: seriesSchema,
  evaluations: evaluationsSchema,
});

export const whyNotSchema = z
  .strictObject({
    puzzle: puzzleIdSchema,
    alternatives: z
      .array(alternativeSchema)
      .describe('The cause of the answer where it was wrong, then the nearest neighbour of the truth.'),
  })
  .describe('Why it was not another cause: the same seed with that cause in place of the true one.')
  .register(components, { id: 'WhyNot' });
