import { readdirSync } from 'node:fs';
import { AppError } from './core/errors.js';

/** What is discovered: a file exports it by default, and is named by its id. */
interface Named {
  readonly meta: { readonly id: string };
}

/**
 * Everything in a folder of this program, by file name: adding one edits no list.
 * @param folder relative to src/, ending in /
 * @param noun what one of them is called in messages
 * @throws AppError where a file exports something else
 */
export async function discover<T extends Named>(folder: string, noun: string): Promise<T[]> {
  const directory = new URL(folder, import.meta.url);
  const files = readdirSync(directory)
    .filter((file) => /^[a-z0-9-]+\.(js|ts)$/.test(file) && !file.endsWith('.d.ts'))
    .sort();
  const found: T[] = [];
  for (const file of files) {
    const module = (await import(new URL(file, directory).href)) as { default?: T };
    const id = file.replace(/\.[jt]s$/, '');
    if (module.default?.meta.id !== id)
      throw new AppError('invalid', `${noun} file`, `${file} must export by default a ${noun} whose id is ${id}`);
    found.push(module.default);
  }
  return found;
}
