import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { missing } from '../core/errors.js';
import type { Launch } from './drive.js';
import { splitWords } from './split-words.js';

/**
 * What a command line starts. The agent runs in an empty folder, so every word that names a file from here is handed on as its
 * absolute path; a program without a slash is looked for on PATH.
 * @param given the variables of whoever calls @param passed names of those that the agent gets besides PATH
 * @throws AppError for a command that has no words, and a variable that is not there
 */
export function launchOf(
  command: string,
  given: Readonly<Record<string, string | undefined>>,
  passed: readonly string[],
): Omit<Launch, 'directory'> {
  const [program, ...words] = splitWords(command) as [string, ...string[]];
  for (const name of passed) if (given[name] === undefined) throw missing('variable', `${name} (it is not set)`);
  const names = ['PATH', ...passed].filter((name) => given[name] !== undefined);
  return {
    program: /[\\/]/.test(program) ? absolute(program) : program,
    words: words.map(absolute),
    environment: Object.fromEntries(names.map((name) => [name, given[name]!])),
  };
}

function absolute(word: string): string {
  // A word may be anything, also what no file can be called.
  const isFile = !word.includes('\0') && statSync(word, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? resolve(word) : word;
}
