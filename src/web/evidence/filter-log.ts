import type { PublicLogLine } from '../../puzzle/puzzle.js';

/** Log lines that contain every word of a query, in any order and any case; the level counts as a word of the line. */
export function filterLog(lines: readonly PublicLogLine[], query: string): readonly PublicLogLine[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return lines;
  return lines.filter((line) => {
    const text = `${line.step} ${line.level} ${line.text}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
