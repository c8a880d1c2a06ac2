import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { invalid } from '../core/errors.js';
import { fileError } from '../disk/file-error.js';
import { MAX_LINE_BYTES } from './format.js';

/** One line of a JSON-lines file. */
export interface JsonLine {
  readonly value: unknown;
  /** `FILE line 3`, for messages. */
  readonly where: string;
}

export interface JsonLines {
  /** Lines in order; blank lines are passed over. */
  readonly lines: AsyncIterable<JsonLine>;
  /** SHA-256 of the uncompressed bytes as hex; ask once, after the last line. */
  digest(): string;
}

/**
 * Reads a JSON-lines file line by line, through gunzip where its name ends in `.gz`.
 * Iterating throws an AppError for a file that cannot be read, a line longer than 4 MiB, text that is not UTF-8, malformed
 * JSON and an empty file.
 * @param noun what the file is, for messages
 */
export function readJsonLines(path: string, noun: string): JsonLines {
  const hash = createHash('sha256');
  async function* read(): AsyncGenerator<JsonLine> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let number = 0;
    let found = 0;
    for await (const bytes of splitLines(path, noun, hash)) {
      number += 1;
      const where = `${path} line ${number}`;
      const text = decode(decoder, bytes, noun, where);
      if (text.trim() === '') continue;
      found += 1;
      yield { value: parse(text, noun, where), where };
    }
    if (found === 0) throw invalid(noun, `${path} (empty file)`);
  }
  return { lines: read(), digest: () => hash.digest('hex') };
}

async function* splitLines(
  path: string,
  noun: string,
  hash: { update(bytes: Buffer): unknown },
): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let number = 1;
  try {
    for await (const chunk of open(path)) {
      hash.update(chunk);
      let start = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        yield Buffer.concat([...pending, chunk.subarray(start, end)]);
        pending = [];
        pendingBytes = 0;
        number += 1;
        start = end + 1;
      }
      pending.push(chunk.subarray(start));
      pendingBytes += chunk.length - start;
      if (pendingBytes > MAX_LINE_BYTES) {
        throw invalid(noun, `${path} line ${number} (longer than ${MAX_LINE_BYTES / 1024 / 1024} MiB)`);
      }
    }
  } catch (error) {
    throw fileError(noun, path, error);
  }
  if (pendingBytes > 0) yield Buffer.concat(pending);
}

function open(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file;
  const gunzip = createGunzip();
  // Whoever iterates sees the error of either stream, since pipeline destroys the last one with it.
  pipeline(file, gunzip, () => {});
  return gunzip;
}

function decode(decoder: TextDecoder, bytes: Buffer, noun: string, where: string): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw invalid(noun, `${where} (not UTF-8 text)`);
  }
}

/** The parser's own words are left out: they quote the line, which may be a secret. */
function parse(text: string, noun: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(noun, `${where} (malformed JSON; is the file cut off?)`);
  }
}
