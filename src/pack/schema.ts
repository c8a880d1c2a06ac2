import { z } from 'zod';
import { publicPuzzleSchema } from '../puzzle/public-puzzle-schema.js';
import type { PublicPuzzle } from '../puzzle/puzzle.js';

export { candidateSchema, puzzleIdSchema } from '../puzzle/public-puzzle-schema.js';

/** A SHA-256 digest or a 256-bit secret, as hex. */
export const hex256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits');

/** A line of a pack: a public puzzle and the commitment to its key. */
export const packPuzzleSchema = publicPuzzleSchema
  .extend({ commitment: hex256Schema.describe('SHA-256(nonce ‖ canonical JSON of the key without its nonce).') })
  .meta({ title: 'One puzzle: a line of pack.jsonl after the first' });

/** A public puzzle and the commitment to its key. */
export type PackPuzzle = PublicPuzzle & { readonly commitment: string };
