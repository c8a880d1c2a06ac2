import { z } from 'zod';
import { FAMILIES } from '../../core/vocabulary.js';
import { wireSchema } from '../../puzzle/public-puzzle-schema.js';
import type { Operation } from '../http/operation.js';
import { PAGE_ID } from '../routes/manual.js';
import { components } from './components.js';
import { pathErrors } from './shared.js';

const pictureSchema = z
  .strictObject({
    scenario: z.string(),
    caption: z.string(),
    steps: z.int().min(1),
    onset: z.int().min(0).nullable(),
    panels: z.array(
      z.strictObject({
        panel: z.string(),
        slice: z.string().nullable(),
        at: z.array(z.number()).nullable().describe('Steps of the values; null: every step.'),
        run: z.array(wireSchema),
        twin: z.array(wireSchema),
      }),
    ),
  })
  .describe('What the cause does: a run of the manual with it beside its twin without; no puzzle.');

const family = z.enum(FAMILIES);

export const manualEntrySchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  family,
  summary: z.string(),
  text: z.string().describe('Everything on the page as plain text.'),
});

export const manualPageSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    html: z.string(),
    picture: pictureSchema.nullable().describe('Null where nothing can be simulated.'),
  })
  .register(components, { id: 'ManualPage' });

export const termSchema = z.strictObject({
  id: z.string().describe('The term in kebab-case.'),
  term: z.string(),
  text: z.string(),
});

const manualSchema = z.strictObject({ pages: z.array(manualEntrySchema) }).register(components, { id: 'Manual' });
const glossarySchema = z.strictObject({ terms: z.array(termSchema) }).register(components, { id: 'Glossary' });

export const manualOperations: readonly Operation[] = [
  {
    id: 'getManual',
    method: 'get',
    path: '/manual',
    summary: 'All pages of the manual, to list and search.',
    replies: { 200: { description: 'The pages, without their pictures.', schema: manualSchema } },
  },
  {
    id: 'getManualPage',
    method: 'get',
    path: '/manual/:id',
    summary: 'One page of the manual with its picture.',
    parameters: [
      {
        in: 'path',
        name: 'id',
        description: '`id` of a page.',
        required: true,
        schema: z.string().regex(PAGE_ID),
      },
    ],
    replies: { 200: { description: 'The page.', schema: manualPageSchema } },
    errors: { 400: `${pathErrors[400]} Or it names no page.`, 404: 'There is no such page.' },
  },
  {
    id: 'getGlossary',
    method: 'get',
    path: '/glossary',
    summary: 'All terms of the glossary.',
    replies: { 200: { description: 'The terms.', schema: glossarySchema } },
  },
];
