import { z } from 'zod';
import { sessionSchema } from '../../puzzle/session/session-schema.js';
import type { Operation } from '../http/operation.js';
import { components } from './components.js';

const count = z.int().min(0);

sessionSchema.register(components, { id: 'Session' });

export const sessionStateSchema = z
  .strictObject({
    total: count.describe('Puzzles that ended.'),
    read: count.describe('The latest of them: what the rest is about.'),
    givenUp: count.describe('Those of them that were given up; no part of the session.'),
    session: sessionSchema,
    names: z.record(z.string(), z.string()).describe('Names of the causes in it, by id.'),
  })
  .register(components, { id: 'SessionState' });

export const sessionOperations: readonly Operation[] = [
  {
    id: 'getSession',
    method: 'get',
    path: '/session',
    summary: 'What the latest puzzles that ended tell together.',
    replies: { 200: { description: 'The record.', schema: sessionStateSchema } },
  },
];
