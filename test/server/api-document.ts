import type { RunningApp } from './start-app.js';

type Json = Readonly<Record<string, unknown>>;
type Content = Readonly<Record<string, { readonly schema?: Json }>>;

/** An operation as the document has it, with its place. */
export interface DocumentedOperation {
  readonly method: string;
  /** Such as `/puzzles/{id}`, below the address of the server. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly in: 'path' | 'query';
    readonly name: string;
    readonly required: boolean;
    readonly schema: Json;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Content }>>;
}

export interface ApiDocument extends Json {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<DocumentedOperation, 'method' | 'path'>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

/** The document as a client gets it. */
export async function documentOf(app: RunningApp): Promise<ApiDocument> {
  return (await (await app.get('/openapi.json')).json()) as ApiDocument;
}

export function operationsOf({ paths }: ApiDocument): DocumentedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  );
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;
