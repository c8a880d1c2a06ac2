import { z } from 'zod';
import { ERROR_KINDS } from '../../core/errors.js';
import { puzzleIdSchema } from '../../puzzle/public-puzzle-schema.js';
import { BODY_LIMIT_BYTES } from '../http/json-body.js';
import type { Parameter } from '../http/operation.js';
import { components } from './components.js';

export const errorSchema = z
  .strictObject({
    error: z.strictObject({
      kind: z.enum(ERROR_KINDS),
      noun: z.string().describe('What it is about, such as `puzzle` or `content type`.'),
      message: z.string().describe('`kind noun: value (what would be valid)`, to be shown as it is.'),
    }),
  })
  .describe('The body of every response that is not a success.')
  .register(components, { id: 'Error' });

/** `{}`: all is said in the address. */
export const emptySchema = z
  .strictObject({})
  .describe('All is said in the address.')
  .register(components, { id: 'Empty' });

export const PUZZLE_ID: Parameter = {
  in: 'path',
  name: 'id',
  description: '`puzzle.id` of a puzzle that was served: the current one, one set aside, or one that ended.',
  required: true,
  schema: puzzleIdSchema,
};

/** What every operation can end with. */
export const COMMON_ERRORS: Readonly<Record<number, string>> = {
  403: 'A browser says that another site asks.',
  421: 'The Host header is not a name of this server.',
  500: 'The server is at fault; what went wrong is in its log and not in the response.',
};

const UNREADABLE = 'The address is not valid percent-encoding.';
const NOT_SERVED = 'No puzzle of this id was served.';
const OTHER_RELEASE = 'Another release made the puzzle, and this one cannot make it again. What was answered is kept.';

export const pathErrors = { 400: UNREADABLE } as const;
export const puzzleErrors = { ...pathErrors, 404: NOT_SERVED, 410: OTHER_RELEASE } as const;

/** @param what is wrong with a body that is refused with 400 */
export const bodyErrors = (what: string) =>
  ({
    400: `${what} Or the body is missing, is not JSON, or has a field too many.`,
    413: `The body is larger than ${BODY_LIMIT_BYTES} bytes.`,
    415: 'The body is not declared as application/json, or is compressed.',
  }) as const;
