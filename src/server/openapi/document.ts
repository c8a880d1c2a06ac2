import { z } from 'zod';
import type { Operation, Parameter, RequestBody } from '../http/operation.js';
import { components } from './components.js';
import { OPERATIONS } from './operations.js';
import { COMMON_ERRORS, errorSchema } from './shared.js';

const DESCRIPTION = [
  'Practise debugging training runs on runs whose cause is known. A game is: `getCurrentPuzzle`, `buyProbe` as often as it is',
  'worth it, `answerPuzzle`, `getReveal`. There are no accounts: whoever reaches the server plays the one sequence of its data',
  'directory. Numbers that are not finite travel as strings (`WireNumber`). GET is answered to HEAD as well; a method that a',
  'path does not have gets 405 and the header Allow, and an unknown path 404, both with the body `Error`.',
].join(' ');

/** The OpenAPI 3.1 document of everything under /api/v1. Schemas are JSON Schema 2020-12, as 3.1 has it. */
export function openApiDocument(): object {
  return {
    openapi: '3.1.1',
    info: { title: 'lossleuth', version: '1', description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    paths: pathsOf(OPERATIONS),
    components: { schemas: schemas() },
  };
}

function pathsOf(operations: readonly Operation[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: operationObject(operation) };
  }
  return paths;
}

function operationObject({ id, summary, description, parameters, body, replies, errors = {} }: Operation): object {
  const success = Object.entries(replies).map(([status, reply]) => [
    status,
    { description: reply.description, content: { 'application/json': { schema: reference(reply.schema) } } },
  ]);
  const statuses = [...new Set([...Object.keys(COMMON_ERRORS), ...Object.keys(errors)])].map(Number);
  const failures = statuses.map((status) => [
    status,
    {
      description: [errors[status], COMMON_ERRORS[status]].filter((text) => text !== undefined).join(' Or: '),
      content: { 'application/json': { schema: reference(errorSchema) } },
    },
  ]);
  return {
    operationId: id,
    summary,
    ...(description !== undefined && { description }),
    ...(parameters !== undefined && { parameters: parameters.map(parameterObject) }),
    ...(body !== undefined && { requestBody: bodyObject(body) }),
    responses: Object.fromEntries([...success, ...failures]),
  };
}

function parameterObject({ in: where, name, description, required, schema }: Parameter): object {
  return { name, in: where, description, required, schema: plain(z.toJSONSchema(schema)) };
}

function bodyObject(body: RequestBody): object {
  return body.type === 'application/json'
    ? { required: true, content: { [body.type]: { schema: reference(body.schema) } } }
    : { required: true, description: body.description, content: { [body.type]: {} } };
}

const addressOf = (id: string) => `#/components/schemas/${id}`;

function reference(schema: z.ZodType): object {
  const name = components.get(schema)?.id;
  if (name === undefined) throw new Error('a body of the document has a schema without a name');
  return { $ref: addressOf(name) };
}

function schemas(): object {
  const named = z.toJSONSchema(components, { uri: addressOf }).schemas;
  return Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, plain(schema)]));
}

/** Without what a schema says of itself when it is a file of its own. */
function plain({ $schema, $id, ...schema }: Readonly<Record<string, unknown>>): object {
  return schema;
}
