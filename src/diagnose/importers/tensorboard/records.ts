import { invalid } from '../../../core/errors.js';
import type { RunFile } from '../run-file.js';
import { maskedCrc32c } from './crc32c.js';

/** Length (8 bytes), checksum of the length (4), the record, checksum of the record (4). */
const HEADER_BYTES = 12;
const FOOTER_BYTES = 4;

const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;

const headerHolds = (bytes: Uint8Array, at: number): boolean =>
  maskedCrc32c(bytes.subarray(at, at + 8)) === wordAt(bytes, at + 8);

/** Whether the bytes open as a TFRecord file does: the checksum of the first length fits by chance once in 4 · 10⁹. */
export function startsLikeRecord(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER_BYTES && headerHolds(bytes, 0);
}

/**
 * The records of a TFRecord file. A job that was killed leaves the last one half written: it is dropped with a note.
 * @throws AppError with the byte at which a record is damaged
 */
export function* readRecords({ name, bytes }: RunFile, notes: string[]): Generator<{ at: number; record: Uint8Array }> {
  let at = 0;
  while (at < bytes.length) {
    const left = bytes.length - at - HEADER_BYTES - FOOTER_BYTES;
    if (bytes.length - at >= HEADER_BYTES && !headerHolds(bytes, at)) throw damaged(name, at);
    const length = wordAt(bytes, at) + wordAt(bytes, at + 4) * 2 ** 32;
    if (left < 0 || length > left) {
      notes.push(`The last record of ${name} is incomplete (byte ${at}) and was left out.`);
      return;
    }
    const record = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length);
    if (maskedCrc32c(record) !== wordAt(bytes, at + HEADER_BYTES + length)) throw damaged(name, at);
    yield { at, record };
    at += HEADER_BYTES + length + FOOTER_BYTES;
  }
}

export const damaged = (name: string, at: number): Error =>
  invalid('event file', `${name} is damaged in the record at byte ${at} (its checksum or contents do not fit)`);
