import { z } from 'zod';
import type { Session } from '../puzzle/session/session.js';
import { sessionSchema } from '../puzzle/session/session-schema.js';
import { puzzleIdSchema } from './schema.js';

const score = z.number().min(0).max(100);
const brier = z.number().min(0).max(2).describe('Brier score over the candidates: 0 best, 2 worst.');
const log = z.number().max(0).describe('Natural log of the probability of the truth, floored at ln 0.001.');
const share = z.number().min(0).max(1);
const count = z.number().int().min(0);

const puzzleGradeSchema = z.strictObject({
  puzzle: puzzleIdSchema,
  answered: z.boolean(),
  truth: z.string().describe('Candidate id of the true cause.'),
  cause: z.strictObject({ score, brier, log, top1: z.boolean(), probability: share }),
  onset: score,
  where: score,
  fix: score.nullable().describe('Null where there are no simulated fixes.'),
  score: score.describe('Weighted sum of the parts.'),
  reasons: z.strictObject({ cause: z.string(), onset: z.string(), where: z.string(), fix: z.string().exactOptional() }),
});
export type PuzzleGrade = z.infer<typeof puzzleGradeSchema>;

const means = { score, cause: score, brier, log, top1: share, onset: score, where: score, fix: score.nullable() };

const causeSummarySchema = z.strictObject({ truth: z.string(), n: count, ...means });

const summarySchema = z.strictObject({
  n: count,
  answered: count,
  unanswered: count,
  ...means,
  baseline: score.describe('Score of the answer that knows nothing: the prior, onset "none", the whole run.'),
  scoreInterval: z
    .tuple([score, score])
    .describe('95 % normal interval of the mean score; [0, 100] where one puzzle leaves it open.'),
});
export type GradeSummary = z.infer<typeof summarySchema>;

/** Grades of a whole pack; every mean is over all puzzles, those without an answer included. */
export const gradeReportSchema = z
  .strictObject({
    puzzles: z.array(puzzleGradeSchema).describe('In the order of the pack.'),
    byCause: z.array(causeSummarySchema).describe('Means by true cause, commonest first.'),
    summary: summarySchema,
    session: sessionSchema,
  })
  .meta({ title: 'Grade report: the output of grade --json' });
export type GradeReport = Omit<z.infer<typeof gradeReportSchema>, 'session'> & { readonly session: Session };
