import type { z } from 'zod';

/** A part of the address that a client chooses. */
export interface Parameter {
  readonly in: 'path' | 'query';
  readonly name: string;
  readonly description: string;
  /** Those of a path always are. */
  readonly required: boolean;
  readonly schema: z.ZodType;
}

/** What a request carries. Bytes have no schema. */
export type RequestBody =
  | { readonly type: 'application/json'; readonly schema: z.ZodType }
  | { readonly type: 'application/octet-stream'; readonly description: string };

/** A success. */
export interface SuccessReply {
  readonly description: string;
  /** A component (openapi/components.ts): every body that is sent has a name. */
  readonly schema: z.ZodType;
}

/** A method of a route, as the OpenAPI document tells it to those who write clients. */
export interface Operation {
  /** A verb and a noun in camel case: generators of clients make a function of it. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put';
  /** Below /api/v1, as Express writes it: `/puzzles/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: RequestBody;
  /** By status. */
  readonly replies: Readonly<Record<number, SuccessReply>>;
  /** When a client meets each status, beyond those that every operation can end with; the body is always that of an error. */
  readonly errors?: Readonly<Record<number, string>>;
}
