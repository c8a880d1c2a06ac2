import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { jsonSchemas, schemaText } from '../../src/pack/json-schema.js';
import { answerKeySchema } from '../../src/pack/key-schema.js';
import { type PackPuzzle, packPuzzleSchema } from '../../src/pack/schema.js';
import type { AnswerKey } from '../../src/puzzle/puzzle.js';
import { commit } from '../../src/puzzle/seal.js';
import { fakeFactory } from '../helpers/fake-factory.js';

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

const directory = new URL('../../scenarios/schema/', import.meta.url);

describe('schemas', () => {
  test('have the types of the code, both ways', () => {
    expectTypeOf<DeepReadonly<z.infer<typeof packPuzzleSchema>>>().toEqualTypeOf<DeepReadonly<PackPuzzle>>();
    expectTypeOf<DeepReadonly<z.infer<typeof answerKeySchema>>>().toEqualTypeOf<DeepReadonly<AnswerKey>>();
  });

  test('take what a factory makes and change nothing', () => {
    const { puzzle, key } = fakeFactory.generate('ab'.repeat(32));
    const line = { ...puzzle, commitment: commit(key) };
    expect(packPuzzleSchema.parse(line)).toEqual(line);
    expect(answerKeySchema.parse(key)).toEqual(key);
  });

  test('in scenarios/schema are those of the code (npm run schema writes them)', () => {
    const files = readdirSync(directory).filter((name) => name.endsWith('.schema.json'));
    expect(files.sort()).toEqual(Object.keys(jsonSchemas()).sort());
    for (const [name, schema] of Object.entries(jsonSchemas())) {
      expect(readFileSync(new URL(name, directory), 'utf8')).toBe(schemaText(schema));
    }
  });
});
