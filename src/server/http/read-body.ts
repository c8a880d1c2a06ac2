import type { IncomingMessage } from 'node:http';

/**
 * Collects a body as it comes, and gives up at the first byte beyond `most`. What still comes is read and dropped: a client
 * whose connection is cut while it sends never learns why.
 * @param tooLarge what it is refused with
 * @throws what `tooLarge` gives, or Error when the client goes away
 */
export function readBody(request: IncomingMessage, most: number, tooLarge: () => Error): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const refuse = () => {
      request.resume();
      reject(tooLarge());
    };
    if (Number(request.headers['content-length'] ?? 0) > most) {
      refuse();
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
      else if (chunks.length > 0 || length === chunk.length) {
        chunks.length = 0;
        refuse();
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the client went away')));
  });
}
