import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';

/** Below this a compressed body saves nothing worth its header. */
const GZIP_FROM_BYTES = 1024;

const compress = promisify(gzip);

/** Sends a value as JSON, compressed where it is large and the client takes gzip. */
export async function sendJson(request: Request, response: Response, status: number, value: unknown): Promise<void> {
  const text = Buffer.from(JSON.stringify(value));
  response.status(status).type('application/json').vary('Accept-Encoding');
  if (text.length < GZIP_FROM_BYTES || request.acceptsEncodings('gzip') !== 'gzip') {
    response.send(text);
    return;
  }
  const compressed = await compress(text);
  response.set('Content-Encoding', 'gzip').send(compressed);
}
