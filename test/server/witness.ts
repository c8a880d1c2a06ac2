import { violations } from '../helpers/json-schema.js';
import { type ApiDocument, type DocumentedOperation, documentOf, isSuccess, operationsOf } from './api-document.js';
import type { RunningApp } from './start-app.js';

/** What a request carries besides its operation. */
export interface Sent {
  readonly id?: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** A JSON value; a text is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client that takes nothing but what the document says. */
export interface Witness {
  readonly document: ApiDocument;
  readonly operations: readonly DocumentedOperation[];
  /**
   * Sends a request, and its response through `check`.
   * @throws Error where the status is another, or a success was asked for in a way that the document does not allow
   */
  call<T = unknown>(app: RunningApp, operationId: string, status: number, sent?: Sent): Promise<T>;
  /** @throws Error where the document does not say that the operation ends like this */
  check(operationId: string, status: number, text: string): unknown;
  /** An error that is of no operation. */
  checkError(text: string): void;
  /** Every `operationId status` of the document that no response has had so far. */
  notMet(which: (status: number) => boolean): string[];
}

/** A run of one file, to be diagnosed. */
export const upload = (name: string, text: string): Sent => ({
  query: { file: [`run:${Buffer.byteLength(text)}:${name}`] },
  body: text,
});

/** @param app hands out the document; responses may come from others */
export async function createWitness(app: RunningApp): Promise<Witness> {
  const document = await documentOf(app);
  const operations = operationsOf(document);
  const seen = new Set<string>();

  const find = (id: string): DocumentedOperation => {
    const operation = operations.find(({ operationId }) => operationId === id);
    if (operation === undefined) throw new Error(`the document has no operation ${id}`);
    return operation;
  };

  function demand(what: string, schema: Readonly<Record<string, unknown>>, value: unknown): void {
    const found = violations(schema, value, document);
    if (found.length > 0) throw new Error(`${what} is not as documented: ${found.slice(0, 3).join('; ')}`);
  }

  /** That a request which succeeded is one that the document allows. */
  function checkRequest({ operationId, parameters = [], requestBody }: DocumentedOperation, sent: Sent): void {
    const values: Sent['query'] = { ...sent.query, ...(sent.id !== undefined && { id: sent.id }) };
    for (const name of Object.keys(values))
      if (!parameters.some((each) => each.name === name)) throw new Error(`${operationId} has no parameter ${name}`);
    for (const { name, required, schema } of parameters)
      if (name in values || required) demand(`${name} of ${operationId}`, schema, values[name]);
    const schema = requestBody?.content['application/json']?.schema;
    if (schema !== undefined) demand(`the body of ${operationId}`, schema, sent.body);
  }

  function check(operationId: string, status: number, text: string): unknown {
    const schema = find(operationId).responses[status]?.content['application/json']?.schema;
    if (schema === undefined) throw new Error(`${operationId} ended with ${status}, which is not documented: ${text}`);
    const value: unknown = JSON.parse(text);
    demand(`${status} of ${operationId}`, schema, value);
    seen.add(`${operationId} ${status}`);
    return value;
  }

  return {
    document,
    operations,
    check,
    checkError: (text) => demand('an error', { $ref: '#/components/schemas/Error' }, JSON.parse(text)),
    notMet: (which) =>
      operations.flatMap(({ operationId, responses }) =>
        Object.keys(responses)
          .filter((status) => which(Number(status)) && !seen.has(`${operationId} ${status}`))
          .map((status) => `${operationId} ${status}`),
      ),
    async call<T>(app: RunningApp, operationId: string, status: number, sent: Sent = {}): Promise<T> {
      const operation = find(operationId);
      const [type] = Object.keys(operation.requestBody?.content ?? {});
      const { id = '', query = {}, body, headers = {} } = sent;
      const url = new URL(`${app.origin}${document.servers[0]!.url}${operation.path.replace('{id}', id)}`);
      for (const [name, value] of Object.entries(query))
        for (const one of [value].flat()) url.searchParams.append(name, one);
      const response = await fetch(url, {
        method: operation.method,
        headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.status !== status)
        throw new Error(`${operationId} ended with ${response.status} instead of ${status}: ${text.slice(0, 300)}`);
      const sentAs = response.headers.get('content-type');
      if (sentAs?.startsWith('application/json') !== true) throw new Error(`${operationId} is sent as ${sentAs}`);
      const value = check(operationId, status, text);
      if (isSuccess(status)) checkRequest(operation, sent);
      return value as T;
    },
  };
}
