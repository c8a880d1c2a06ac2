import { z } from 'zod';
import { wireSchema } from '../../puzzle/public-puzzle-schema.js';
import type { Operation } from '../http/operation.js';
import { purchaseSchema } from '../routes/probes.js';
import { components } from './components.js';
import { bodyErrors, PUZZLE_ID, puzzleErrors } from './shared.js';

const seriesSchema = z.strictObject({
  label: z.string().describe('What is drawn, with its unit.'),
  log: z.boolean().describe('Whether a logarithmic axis suits it.'),
  steps: z.array(z.number()),
  lines: z.array(z.strictObject({ name: z.string(), values: z.array(wireSchema) })),
});

const readingSchema = z.strictObject({
  probe: z.string(),
  name: z.string(),
  gpuHours: z.number().min(0).describe('What was paid; 0 where the experiment could not be made.'),
  text: z.string().describe('The result in a sentence.'),
  series: z.array(seriesSchema),
  table: z
    .strictObject({ columns: z.array(z.string()), rows: z.array(z.array(z.union([z.string(), wireSchema]))) })
    .nullable(),
});

export const billSchema = z
  .strictObject({
    budget: z.number().min(0).describe('GPU-hours, as is what follows.'),
    spent: z.number().min(0),
    bought: z.array(readingSchema).describe('In the order of purchase.'),
  })
  .describe('What was bought for a puzzle, with what it gave.')
  .register(components, { id: 'Bill' });

purchaseSchema.register(components, { id: 'Purchase' });

export const probesOperations: readonly Operation[] = [
  {
    id: 'getProbes',
    method: 'get',
    path: '/puzzles/:id/probes',
    summary: 'What was bought for a puzzle.',
    parameters: [PUZZLE_ID],
    replies: { 200: { description: 'The bill.', schema: billSchema } },
    errors: puzzleErrors,
  },
  {
    id: 'buyProbe',
    method: 'post',
    path: '/puzzles/:id/probes',
    summary: 'Buys an experiment that the puzzle offers.',
    parameters: [PUZZLE_ID],
    body: { type: 'application/json', schema: purchaseSchema },
    replies: {
      200: { description: 'It was bought before and costs nothing again.', schema: billSchema },
      201: { description: 'Bought.', schema: billSchema },
    },
    errors: {
      ...puzzleErrors,
      ...bodyErrors('The body names no probe.'),
      404: `${puzzleErrors[404]} Or it does not offer the probe.`,
      409: 'The puzzle has ended, or the budget does not allow it.',
    },
  },
];
