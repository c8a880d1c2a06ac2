import { z } from 'zod';
import { SKILLS } from '../../core/vocabulary.js';

const share = z.number().min(0).max(1);
const shares = z.tuple([share, share]);
const score = z.number().min(0).max(100);
const scores = z.tuple([score, score]);
const count = z.number().int().min(0);
const some = z.number().int().min(1);
const square = z.number().min(0).max(1);

const confidenceSchema = z.strictObject({
  confidence: share.describe('Mean probability given to the first cause.'),
  right: share.describe('Share of first causes that were right.'),
  gap: z.number().min(-1).max(1).describe('confidence − right: positive is too sure.'),
  luck: z.number().min(0).describe('The gap, to either side, that luck leaves an honest solver in 19 of 20 records.'),
});

const calibrationSchema = z.strictObject({
  n: some,
  from: share.describe('Lowest confidence in the bin.'),
  to: share.describe('Highest confidence in the bin.'),
  confidence: share,
  right: share,
  interval: shares.describe('95 % Wilson interval of right.'),
});

const brierSchema = z.strictObject({
  n: some,
  brier: square.describe('Brier score of the yes-or-no forecast "my first cause is right": 0 best, 1 worst.'),
  reliability: square,
  reliabilityByLuck: square.describe('Mean reliability of a solver who means every confidence as said.'),
  resolution: square,
  uncertainty: square,
  withinBins: z
    .number()
    .min(-2)
    .max(2)
    .describe('brier = reliability − resolution + uncertainty + withinBins, exactly but for rounding.'),
});

const skillSchema = z.strictObject({
  skill: z.enum(SKILLS),
  name: z.string(),
  n: some,
  score,
  scoreInterval: scores,
  right: share,
  rightInterval: shares,
});

const confusionSchema = z.strictObject({
  truth: z.string(),
  named: z.string(),
  n: some,
  of: some.describe('Forecasts on puzzles of that true cause.'),
  confidence: share,
});

const familySchema = z.strictObject({ truth: z.string(), named: z.string(), n: some });

const spendSchema = z.strictObject({
  n: some,
  score: score.describe('Mean score of the investigation.'),
  spent: share.describe('Mean share of the budget that was spent.'),
  par: share.describe('Mean share of the budget that par is.'),
  bits: z.number().min(0).describe('Mean of the bits by which the readings tell less than those of par.'),
  beyond: share.describe('Mean share of the budget beyond par.'),
  idle: share.describe('Share of the investigations that bought nothing.'),
});

/** Of what the answers tell together (puzzle/session). */
export const sessionSchema = z
  .strictObject({
    answers: count,
    forecasts: count.describe('Answers that name a cause.'),
    score: score.nullable().describe('Mean over the answers.'),
    confidence: confidenceSchema.nullable(),
    calibration: z.array(calibrationSchema).describe('From the least sure answers to the surest; no bin is empty.'),
    brier: brierSchema.nullable(),
    skills: z.array(skillSchema).describe('By skill of the true cause, in the order of the codes.'),
    confusions: z.strictObject({
      causes: z.array(confusionSchema).describe('Wrong first causes, the commonest first.'),
      families: z.array(familySchema).describe('All first causes by family, the commonest first.'),
    }),
    spend: spendSchema.nullable().describe('Null where no probes were sold.'),
  })
  .describe('What the answers tell together; puzzles without an answer are left out.');
