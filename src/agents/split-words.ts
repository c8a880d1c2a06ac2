import { invalid, missing } from '../core/errors.js';

/**
 * The words of a command line, without a shell: parted by white space, 'as they are' or "with \" and \\" inside quotes. Nothing
 * else means anything: no variable, no pattern, no pipe. A backslash outside double quotes is one, so that paths of Windows work.
 * @throws AppError where there is no word or a quote is not closed
 */
export function splitWords(command: string): string[] {
  const words: string[] = [];
  // Two quotes with nothing between them are a word as well.
  let word: string | null = null;
  let quote: string | null = null;
  for (let i = 0; i < command.length; i++) {
    const character = command[i]!;
    if (quote === null && /\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (quote === null && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (character === quote) {
      quote = null;
    } else {
      const escaped = quote === '"' && character === '\\' && /["\\]/.test(command[i + 1] ?? '');
      if (escaped) i += 1;
      word = (word ?? '') + command[i]!;
    }
  }
  if (quote !== null) throw invalid('agent', `${command} (a ${quote} is not closed)`);
  if (word !== null) words.push(word);
  if (words.length === 0) throw missing('agent', 'a command that starts it, or `reference`');
  return words;
}
