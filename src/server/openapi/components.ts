import { z } from 'zod';
import {
  candidateSchema,
  evaluationsSchema,
  publicPuzzleSchema,
  seriesSchema,
  wireSchema,
} from '../../puzzle/public-puzzle-schema.js';

/**
 * The schemas that have a name in the document: wherever one of them is part of another, the document refers to it. A registry
 * of its own, since a name in the common one would change the JSON Schemas of the files.
 */
export const components = z.registry<{ id: string }>();

wireSchema.register(components, { id: 'WireNumber' });
seriesSchema.register(components, { id: 'Series' });
evaluationsSchema.register(components, { id: 'Evaluations' });
candidateSchema.register(components, { id: 'Candidate' });
publicPuzzleSchema.register(components, { id: 'PublicPuzzle' });
