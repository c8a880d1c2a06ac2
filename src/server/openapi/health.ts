import { z } from 'zod';
import type { Operation } from '../http/operation.js';
import { components } from './components.js';

const healthSchema = z.strictObject({ ok: z.literal(true) }).register(components, { id: 'Health' });

export const healthOperations: readonly Operation[] = [
  {
    id: 'getHealth',
    method: 'get',
    path: '/health',
    summary: 'Whether the process answers requests.',
    replies: { 200: { description: 'It does.', schema: healthSchema } },
  },
];
