import { invalid } from '../../../core/errors.js';
import { LARGEST_JSON_BYTES, megabytes } from '../limits.js';

/** A string, or one of the words Python writes for numbers that JSON has none for. */
const STRING_OR_WORD = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\bInfinity\b|\bNaN\b/gs;

/**
 * Parses JSON as Python writes it: a diverged run holds bare NaN and Infinity, which become the strings numbers are
 * read from.
 * @throws AppError with the place of the mistake
 */
export function parseJson(where: string, text: string): unknown {
  if (text.length > LARGEST_JSON_BYTES)
    throw invalid('run file', `${where} (JSON of ${megabytes(text.length)}; at most ${megabytes(LARGEST_JSON_BYTES)})`);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw mistake(where, error);
  }
  try {
    return JSON.parse(text.replace(STRING_OR_WORD, (found) => (found.startsWith('"') ? found : `"${found}"`)));
  } catch (error) {
    throw mistake(where, error);
  }
}

/** Newer engines repeat a part of the text, which may be long; its place is enough. */
function mistake(where: string, error: unknown): Error {
  const message = (error as Error).message.replaceAll(/\s+/g, ' ');
  const place = /position \d+( \(line \d+ column \d+\))?/.exec(message)?.[0];
  return invalid('run file', `${where} (not JSON${place === undefined ? '' : ` at ${place}`})`);
}
