import { z } from 'zod';
import { type AnswerKey, FIX_VERDICTS } from '../puzzle/puzzle.js';
import { FORMAT_VERSION, KEY_FORMAT, MAX_COUNT } from './format.js';
import { hex256Schema, puzzleIdSchema } from './schema.js';

const probability = z.number().min(0).max(1);
const step = z.number().int().min(0);

/** First line of a key file. */
export const keyManifestSchema = z
  .strictObject({
    format: z.literal(KEY_FORMAT),
    version: z.literal(FORMAT_VERSION),
    pack: hex256Schema.describe('SHA-256 of the bytes of the uncompressed pack file.'),
    count: z.number().int().min(1).max(MAX_COUNT),
  })
  .meta({ title: 'Manifest: the first line of pack.key.jsonl' });
export type KeyManifest = z.infer<typeof keyManifestSchema>;

/** One answer key, a line of a key file. */
export const answerKeySchema: z.ZodType<AnswerKey> = z
  .strictObject({
    puzzle: puzzleIdSchema,
    cause: z.string().min(1).describe('Candidate id; "healthy" for every control.'),
    injections: z.array(
      z.strictObject({
        fault: z.string().min(1),
        onset: step,
        detectable: step.nullable().describe('First detectable step (docs/scoring.md); null: never.'),
        severity: z.number().min(0).max(1),
        dose: z.record(z.string(), z.number()),
        where: z.string(),
      }),
    ),
    seed: hex256Schema.describe('Secret of the puzzle: with it anyone can simulate the puzzle again.'),
    attempt: z.number().int().min(0).describe('Draws that were dropped before this one.'),
    nonce: hex256Schema.describe('Salt of the commitment.'),
    incident: z.string().optional().describe('Documented case that the puzzle repeats.'),
    recorded: z.string().optional().describe('Recorded case that the puzzle is; it is read, and not simulated.'),
    fixes: z
      .record(
        z.string(),
        z.strictObject({
          verdict: z.enum(FIX_VERDICTS),
          removed: z.number().nullable().describe('Share of the harm that is gone at the planned end.'),
          gpuHours: z.number().min(0),
          score: z.number().min(0).max(100),
        }),
      )
      .describe('What becomes of the run with each fix, simulated; empty where the run is a recording.'),
    certificate: z
      .strictObject({
        tier: z.number().int().min(1).max(5).describe('1 is plain to see, 5 hides.'),
        posterior: z.strictObject({ free: probability, all: probability }),
        effect: z.number().min(0).nullable().describe('Largest effect over the twin, in standard deviations.'),
        evidence: z.array(z.strictObject({ panel: z.string(), weight: z.number() })),
        par: z
          .strictObject({
            gpuHours: z.number().min(0).describe('Expected spend of the policy where the cause is this one.'),
            spent: z.number().min(0).describe('What it spends on this puzzle.'),
            posterior: probability.describe('Posterior of the truth then.'),
            path: z.array(
              z.strictObject({
                probe: z.string(),
                finding: z.string(),
                gpuHours: z.number().min(0),
                posterior: probability,
              }),
            ),
          })
          .nullable()
          .describe('Purchases of the policy that buys the most information per GPU-hour.'),
      })
      .describe('Why the puzzle is fair and how hard it is, by the reference diagnostician.'),
  })
  .meta({ title: 'One answer key: a line of pack.key.jsonl after the first' });
