import { isUtf8 } from 'node:buffer';
import { invalid } from '../../core/errors.js';
import type { RunFile } from './run-file.js';

/**
 * Text of a file: UTF-8 with or without a byte order mark, UTF-16 with one, and Latin-1 where only comments need it.
 * @param notes gets a sentence where the encoding is not UTF-8
 * @throws AppError naming the first line that is not UTF-8
 */
export function decodeText({ name, bytes }: RunFile, notes: string[]): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    notes.push(`${name} is UTF-16 text.`);
    return new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  // The decoder drops the byte order mark of UTF-8.
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let line = 0;
  let start = 0;
  while (start < text.length) {
    line++;
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    if (text[start] !== '#' && !isUtf8(bytes.subarray(start, stop)))
      throw invalid('run file', `${name} (line ${line} is not UTF-8 text; save the file as UTF-8)`);
    start = stop + 1;
  }
  notes.push(`${name} has comments that are not UTF-8 and were read as Latin-1.`);
  return text;
}
