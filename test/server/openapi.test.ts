import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerKeySchema } from '../../src/pack/key-schema.js';
import { createApp } from '../../src/server/app.js';
import type { Dependencies } from '../../src/server/dependencies.js';
import { resolved } from '../helpers/json-schema.js';
import { documentOf, isSuccess, operationsOf } from './api-document.js';
import { startApp } from './start-app.js';

const API = '/api/v1';
/** Any: nothing is asked for. */
const FOLDER = import.meta.dirname;

describe('the document', () => {
  test('is served, as OpenAPI 3.1 in JSON', async () => {
    const app = await startApp();
    const response = await app.get('/openapi.json');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
    const document = (await response.json()) as Record<string, unknown>;
    expect(Object.keys(document)).toEqual(['openapi', 'info', 'servers', 'paths', 'components']);
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: { title: 'lossleuth', version: expect.any(String) },
      servers: [{ url: API }],
    });
  });

  test('has references that lead somewhere, and no schema that nothing refers to', async () => {
    const document = await documentOf(await startApp());
    const references = referencesIn(document);
    for (const reference of references) expect(resolved(reference, document), reference).toBeTypeOf('object');
    const named = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(named.filter((name) => !references.has(name))).toEqual([]);
  });

  test('has operations with an id of their own, a summary, a success and the parameters of their path', async () => {
    const operations = operationsOf(await documentOf(await startApp()));
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.filter((id, i) => !/^[a-z][A-Za-z]+$/.test(id) || ids.indexOf(id) !== i)).toEqual([]);
    for (const { operationId, summary, path, parameters = [], responses } of operations) {
      expect(summary, operationId).toMatch(/^[A-Z].+\.$/);
      expect(Object.keys(responses).map(Number).filter(isSuccess), operationId).not.toEqual([]);
      const declared = parameters.filter((each) => each.in === 'path');
      expect(declared.every(({ required }) => required)).toBe(true);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(declared.map(({ name }) => name).toSorted(), operationId).toEqual(inPath.toSorted());
      const names = parameters.map(({ name }) => name);
      expect(new Set(names).size, operationId).toBe(names.length);
    }
  });
});

/** Every `$ref` in a JSON value. */
function referencesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (value === null || typeof value !== 'object') return found;
  for (const [name, inside] of Object.entries(value))
    if (name === '$ref') found.add(inside as string);
    else referencesIn(inside, found);
  return found;
}

/** What Express keeps of a route or of what it was told to use. */
interface Layer {
  readonly rawPath: string;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** Every method and address under some layers. What takes a whole folder without being a router counts as all its methods. */
function routesOf(layers: readonly Layer[], above = ''): string[] {
  return layers.flatMap(({ rawPath, route, handle }) => {
    if (route !== undefined) return methodsOf(route.methods).map((method) => `${method} ${above}${route.path}`);
    const path = rawPath === '/' ? above : above + rawPath;
    if (handle.stack !== undefined) return routesOf(handle.stack, path);
    return rawPath === '/' ? [] : [`all ${path}`];
  });
}

/** Not `_all`, which refuses the other methods. */
const methodsOf = (methods: Readonly<Record<string, boolean>>) =>
  Object.keys(methods).filter((name) => name !== '_all');

describe('routes and document', () => {
  test('are the same: a new route needs its operation in src/server/openapi', async () => {
    // Routes are laid before anything is asked of what they depend on.
    const { router } = createApp({ clientDirectory: FOLDER, staticDirectory: FOLDER } as Dependencies);
    const routes = routesOf(router.stack as unknown as Layer[]).filter((route) => route.includes(` ${API}`));
    const operations = operationsOf(await documentOf(await startApp()));
    const documented = operations.map(({ method, path }) => `${method} ${API}${path.replace(/\{(\w+)\}/g, ':$1')}`);
    expect(routes.toSorted()).toEqual(documented.toSorted());
  });

  test('are the same for who asks: a path has the methods of the document and refuses the others', async () => {
    const app = await startApp();
    const { paths } = await documentOf(app);
    for (const [path, operations] of Object.entries(paths)) {
      const reply = await app.raw('OPTIONS', `${API}${path.replace('{id}', '000000000000')}`);
      expect(reply.status, path).toBe(405);
      const methods = Object.keys(operations).map((method) => method.toUpperCase());
      const answered = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
      expect(reply.headers.allow?.split(', ').toSorted(), path).toEqual(answered.toSorted());
    }
  });
});

describe('secrecy', () => {
  /** Operations that tell nothing of an open puzzle: they want its end, are that end, are about ended ones, or about none. */
  const TELLING = [
    'answerPuzzle',
    'getReveal',
    'getFixedRuns',
    'getWhyNot',
    'getProgress',
    'getSession',
    'getManualPage',
    'diagnoseRun',
  ];

  /** Names that a key has and a solver sees as well: the id of the puzzle, its fixes, what a probe is called and costs and what was spent. */
  const SHARED = ['fixes', 'gpuHours', 'probe', 'puzzle', 'spent'];

  test('what is sent of an open puzzle has no field of its key', async () => {
    const document = await documentOf(await startApp());
    const telling = operationsOf(document).filter(({ operationId }) => TELLING.includes(operationId));
    expect(telling).toHaveLength(TELLING.length);
    const sent = new Set<string>();
    for (const { operationId, responses } of operationsOf(document))
      for (const [status, { content }] of Object.entries(responses))
        if (!isSuccess(Number(status)) || !TELLING.includes(operationId)) propertiesIn(content, document, sent);
    expect([...sent]).toEqual(expect.arrayContaining(['candidates', 'bought', 'prior', 'reference', 'message']));
    const secret = propertiesIn(z.toJSONSchema(answerKeySchema), {});
    expect([...secret]).toEqual(expect.arrayContaining(['cause', 'seed', 'nonce', 'onset', 'severity', 'posterior']));
    expect([...secret].filter((name) => sent.has(name)).toSorted()).toEqual(SHARED);
    // What the server has beside the key.
    for (const name of [
      'key',
      'draft',
      'secret',
      'truth',
      'twin',
      'theme',
      'faults',
      'finding',
      'fingerprint',
      'control',
    ])
      expect(sent, name).not.toContain(name);
  });
});

/** Names of all properties of the schemas in a JSON value, behind references too. */
function propertiesIn(
  value: unknown,
  document: object,
  found = new Set<string>(),
  met = new Set<unknown>(),
): Set<string> {
  if (value === null || typeof value !== 'object' || met.has(value)) return found;
  met.add(value);
  const { $ref, properties } = value as { $ref?: unknown; properties?: unknown };
  if (typeof $ref === 'string') propertiesIn(resolved($ref, document as Record<string, unknown>), document, found, met);
  if (properties !== null && typeof properties === 'object')
    for (const name of Object.keys(properties)) found.add(name);
  for (const inside of Object.values(value)) propertiesIn(inside, document, found, met);
  return found;
}
