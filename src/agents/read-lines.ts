import { TextDecoder } from 'node:util';

/** Longest line of an agent, in bytes: an answer that names every cause, with its rationale, has a tenth of it. */
export const LONGEST_LINE = 64 * 1024;

/** What stands in the way of reading on; the reason in a sentence. */
export interface Unreadable {
  readonly outcome: 'flooded' | 'invalid';
  readonly detail: string;
}

export interface LineReader {
  /** Lines that are complete with this chunk, in order; what follows something unreadable is not read. */
  read(chunk: Buffer): readonly (string | Unreadable)[];
  /** What stands after the last end of a line. */
  rest(): readonly (string | Unreadable)[];
}

/** Reads the standard output of an agent line by line, and keeps no more of it than a line. @param limit bytes in all */
export function createLineReader(limit: number): LineReader {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const tooLong: Unreadable = {
    outcome: 'invalid',
    detail: `It wrote a line of more than ${LONGEST_LINE} bytes.`,
  };
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let total = 0;

  const lineOf = (end: Buffer): string | Unreadable => {
    const bytes = Buffer.concat([...pending, end]);
    pending = [];
    pendingBytes = 0;
    if (bytes.length > LONGEST_LINE) return tooLong;
    try {
      return decoder.decode(bytes);
    } catch {
      return { outcome: 'invalid', detail: 'It wrote a line that is not UTF-8 text.' };
    }
  };

  return {
    read(chunk) {
      const lines: (string | Unreadable)[] = [];
      const within = chunk.subarray(0, Math.max(0, limit - total));
      total += chunk.length;
      let start = 0;
      for (let end = within.indexOf(10); end !== -1; end = within.indexOf(10, start)) {
        lines.push(lineOf(within.subarray(start, end)));
        start = end + 1;
      }
      pending.push(within.subarray(start));
      pendingBytes += within.length - start;
      if (total > limit) lines.push({ outcome: 'flooded', detail: `It wrote more than ${limit} bytes.` });
      else if (pendingBytes > LONGEST_LINE) lines.push(tooLong);
      return lines;
    },
    rest: () => (pendingBytes === 0 ? [] : [lineOf(Buffer.alloc(0))]),
  };
}
