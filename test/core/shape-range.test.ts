import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../src/core/errors.js';
import { checkShape } from '../../src/core/shape.js';
import { validAt } from '../../src/core/shape-range.js';

/** What is valid, in words, and the messages that end with it. */

describe('what is valid', () => {
  test.each<[z.ZodType, string]>([
    [z.number(), 'a number'],
    [z.number().min(0), 'a number, at least 0'],
    [z.number().max(-1.5), 'a number, at most -1.5'],
    [z.number().min(0).max(1), 'a number, at least 0 and at most 1'],
    [z.number().positive(), 'a number, above 0'],
    [z.number().min(0).lt(1), 'a number, at least 0 and below 1'],
    [z.number().gt(-1).lt(1), 'a number, above -1 and below 1'],
    // Of two bounds at one end the narrower one.
    [z.number().min(0).max(1).gt(0), 'a number, above 0 and at most 1'],
    [z.number().positive().max(1e15).max(10), 'a number, above 0 and at most 10'],
  ])('of a number: %#. %o', (schema, words) => {
    expect(validAt(schema, [])).toBe(words);
  });

  test.each<[z.ZodType, string]>([
    // The largest safe integer is a bound that nobody chose.
    [z.int(), 'a whole number'],
    [z.number().int(), 'a whole number'],
    [z.number().int().min(1), 'a whole number, at least 1'],
    [z.number().int().min(-3).max(20_000), 'a whole number, at least -3 and at most 20000'],
    [z.number().int().positive(), 'a whole number, above 0'],
  ])('of a whole number: %#. %o', (schema, words) => {
    expect(validAt(schema, [])).toBe(words);
  });

  test('of one choice of several', () => {
    expect(validAt(z.enum(['steps', 'tokens']), [])).toBe('one of steps, tokens');
  });

  test('of an object: its fields, those that may be absent among them', () => {
    const shape = { size: z.number(), unit: z.string().optional() };
    expect(validAt(z.strictObject(shape), [])).toBe('fields: size, unit');
    expect(validAt(z.strictObject({ batch: z.strictObject(shape) }), ['batch'])).toBe('fields: size, unit');
  });

  test.each<[z.ZodType]>([[z.string().min(1)], [z.boolean()], [z.array(z.number())], [z.literal('x')], [z.unknown()]])(
    'of anything else is for the schema to say: %#',
    (schema) => {
      expect(validAt(schema, [])).toBe('');
    },
  );
});

describe('what is valid at a path', () => {
  const schema = z.strictObject({
    batch: z.strictObject({ size: z.number().int().min(1), unit: z.enum(['tokens', 'examples']).nullable() }),
    scale: z.strictObject({ initial: z.number().positive() }).nullable(),
    floor: z.number().min(0).nullable(),
    spare: z.strictObject({ share: z.number().max(1) }).optional(),
    groups: z.array(z.strictObject({ weight: z.number().min(0).max(1) })),
    grid: z.array(z.array(z.number().int().min(0))),
  });

  test.each<[readonly (string | number)[], string]>([
    [[], 'fields: batch, scale, floor, spare, groups, grid'],
    [['batch', 'size'], 'a whole number, at least 1'],
    [['groups', 0], 'fields: weight'],
    [['groups', 12, 'weight'], 'a number, at least 0 and at most 1'],
    [['grid', 3, 4], 'a whole number, at least 0'],
    [['spare', 'share'], 'a number, at most 1'],
    // What may be null is described by what it is otherwise.
    [['floor'], 'a number, at least 0'],
    [['batch', 'unit'], 'one of tokens, examples'],
    [['scale'], 'fields: initial'],
    [['scale', 'initial'], 'a number, above 0'],
    // Nothing is said of what is not in the schema.
    [['batches'], ''],
    [['batches', 'size'], ''],
    [['batch', 0], ''],
    [['groups', 'weight'], ''],
    [['floor', 'size'], ''],
  ])('%j', (path, words) => {
    expect(validAt(schema, path)).toBe(words);
  });

  /** Each a value of the schema but for one thing. */
  const right = { batch: { size: 8, unit: null }, scale: null, floor: null, groups: [{ weight: 1 }], grid: [[1]] };
  test.each<[string, unknown, string]>([
    [
      'a number beyond its range',
      { ...right, groups: [{ weight: 1 }, { weight: 1.5 }] },
      'invalid run in FILE: groups.1.weight = 1.5 (a number, at least 0 and at most 1)',
    ],
    [
      'a fraction for a whole number',
      { ...right, grid: [[1], [0.5]] },
      'invalid run in FILE: grid.1.0 = 0.5 (a whole number, at least 0)',
    ],
    ['text for a number', { ...right, floor: '7' }, 'invalid run in FILE: floor = "7" (a number, at least 0)'],
    [
      'another choice',
      { ...right, batch: { size: 8, unit: 'bytes' } },
      'invalid run in FILE: batch.unit = "bytes" (one of tokens, examples)',
    ],
    ['a value for an object', { ...right, scale: 7 }, 'invalid run in FILE: scale = 7 (fields: initial)'],
    [
      'a missing number',
      { ...right, batch: { unit: null } },
      'missing field in FILE: batch.size (a whole number, at least 1)',
    ],
    ['a missing object', { ...right, batch: undefined }, 'missing field in FILE: batch (fields: size, unit)'],
    ['a missing list', { ...right, grid: undefined }, 'missing field in FILE: grid'],
    [
      'a field too many',
      { ...right, batch: { size: 8, unit: null, width: 1 } },
      'unknown field in FILE: batch.width (fields: size, unit)',
    ],
    [
      'a field too many at the top',
      { ...right, sources: [] },
      'unknown field in FILE: sources (fields: batch, scale, floor, spare, groups, grid)',
    ],
    [
      'something else altogether',
      [1, 2],
      'invalid run in FILE: an array of 2 (fields: batch, scale, floor, spare, groups, grid)',
    ],
  ])('ends the refusal of %s', (_, value, message) => {
    let refusal: unknown;
    try {
      checkShape(schema, value, 'run', 'FILE');
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(AppError);
    expect((refusal as AppError).message).toBe(message);
  });

  test('and what is right is not refused', () => {
    expect(checkShape(schema, right, 'run', 'FILE')).toEqual(right);
  });
});
