import { z } from 'zod';
import { answerSchema } from '../puzzle/answer.js';
import { answerKeySchema, keyManifestSchema } from './key-schema.js';
import { packManifestSchema } from './manifest.js';
import { gradeReportSchema } from './report.js';
import { packPuzzleSchema } from './schema.js';

/**
 * JSON Schemas (draft 2020-12) of the files other programs read and write, by file name in scenarios/schema/. Those of
 * JSON-lines files describe one line.
 */
export function jsonSchemas(): Readonly<Record<string, object>> {
  return {
    'answers.schema.json': z.toJSONSchema(answerSchema),
    'grade.schema.json': z.toJSONSchema(gradeReportSchema),
    'key.schema.json': z.toJSONSchema(
      z.union([keyManifestSchema, answerKeySchema]).meta({ title: 'A line of pack.key.jsonl' }),
    ),
    'pack.schema.json': z.toJSONSchema(
      z.union([packManifestSchema, packPuzzleSchema]).meta({ title: 'A line of pack.jsonl' }),
    ),
  };
}

/** A schema as its file holds it. */
export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
