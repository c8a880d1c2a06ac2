import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type WritePackOptions, type WrittenPack, writePack } from '../../src/pack/write.js';
import { packSecret } from '../../src/puzzle/seal.js';
import { fakeFactory } from './fake-factory.js';

/** Writes a pack of tiny puzzles with the practice seed 42. */
export function writeFakePack(directory: string, options: Partial<WritePackOptions> = {}): Promise<WrittenPack> {
  return writePack({
    directory,
    factory: fakeFactory,
    recipe: fakeFactory.recipe,
    secret: packSecret({ seed: '42' }),
    sealed: false,
    count: 6,
    ...options,
  });
}

/** The values on the lines of a JSON-lines file. */
export function readLines<T>(path: string): T[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

/** Writes values as a JSON-lines file and returns its path. */
export function writeLines(directory: string, name: string, values: readonly unknown[]): string {
  const path = join(directory, name);
  writeFileSync(path, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  return path;
}
