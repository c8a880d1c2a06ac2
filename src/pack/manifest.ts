import { z } from 'zod';
import { type PuzzleFactory, recipeSchema } from '../puzzle/factory.js';
import { FORMAT_VERSION, MAX_COUNT, PACK_FORMAT } from './format.js';
import { candidateSchema } from './schema.js';

const share = z.number().min(0).max(1);

/** First line of a pack file: everything the puzzles share. */
export const packManifestSchema = z
  .strictObject({
    format: z.literal(PACK_FORMAT),
    version: z.literal(FORMAT_VERSION),
    generator: z
      .string()
      .describe('Program and version that made the puzzles; changes when the same secret gives others.'),
    recipe: recipeSchema.describe('What the puzzles were drawn from.'),
    count: z.number().int().min(1).max(MAX_COUNT).describe('Number of puzzles, one a line after this one.'),
    candidates: z.record(z.string(), z.array(candidateSchema).min(1)).describe('Candidate causes by scenario.'),
    prior: z
      .record(z.string(), z.record(z.string(), share))
      .describe('Prior of each candidate by scenario; sums to 1.'),
    sealed: z.boolean().describe('False where the puzzles come from a seed that anyone can guess (practice).'),
  })
  .meta({ title: 'Manifest: the first line of pack.jsonl' });
export type PackManifest = Readonly<Omit<z.infer<typeof packManifestSchema>, 'candidates' | 'prior'>> &
  Pick<PuzzleFactory, 'candidates' | 'prior'>;

/** What is wrong between the candidates and the prior of a manifest, or null. A grade needs both to agree. */
export function priorProblem({ candidates, prior }: PackManifest): string | null {
  for (const [scenario, list] of Object.entries(candidates)) {
    const given = Object.hasOwn(prior, scenario) ? prior[scenario]! : {};
    const ids = new Set(list.map(({ id }) => id));
    if (ids.size !== list.length) return `candidates.${scenario} names a candidate twice`;
    const odd = list.find(({ id }) => !Object.hasOwn(given, id))?.id ?? Object.keys(given).find((id) => !ids.has(id));
    if (odd !== undefined) return `candidates.${scenario} and prior.${scenario} differ in ${odd}`;
    const sum = Object.values(given).reduce((total, p) => total + p, 0);
    if (Math.abs(sum - 1) > 1e-6) return `prior.${scenario} sums to ${Number(sum.toPrecision(9))} (must be 1)`;
  }
  return null;
}
