import { z } from 'zod';
import type { Operation } from '../http/operation.js';
import { components } from './components.js';

/** What the document promises of itself; the rest is for the specification of OpenAPI to say. */
const documentSchema = z
  .looseObject({ openapi: z.string().regex(/^3\.1\./), paths: z.looseObject({}), components: z.looseObject({}) })
  .register(components, { id: 'OpenApiDocument' });

export const openApiOperations: readonly Operation[] = [
  {
    id: 'getOpenApiDocument',
    method: 'get',
    path: '/openapi.json',
    summary: 'This document.',
    replies: { 200: { description: 'An OpenAPI 3.1 document.', schema: documentSchema } },
  },
];
