import { basename, dirname } from 'node:path';
import { PUBLIC_MODE, writeFiles } from './output.js';

/** Writes one text file whole or not at all, replacing an existing one. @throws AppError for a directory that cannot be used */
export function writeText(path: string, text: string): Promise<void> {
  const name = basename(path);
  return writeFiles(dirname(path), new Map([[name, PUBLIC_MODE]]), true, (files) => files[name]!.append(text));
}
