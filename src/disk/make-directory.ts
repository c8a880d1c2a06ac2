import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a directory with its parents. Node's own `recursive` option never returns on
 * a file system that answers "no such entry" although the parent is there (as /proc does); this tries each level once
 * more after its parent and then gives up.
 * @param path absolute
 * @param mode permissions of every directory made; 0o700 is for its owner only
 * @returns the topmost directory that had to be made, if any
 * @throws the file system's error
 */
export async function makeDirectory(path: string, mode: number): Promise<string | undefined> {
  try {
    return await makeOne(path, mode);
  } catch (error) {
    const parent = dirname(path);
    if (codeOf(error) !== 'ENOENT' || parent === path) throw error;
    const topmost = await makeDirectory(parent, mode);
    const made = await makeOne(path, mode);
    return topmost ?? made;
  }
}

async function makeOne(path: string, mode: number): Promise<string | undefined> {
  try {
    await mkdir(path, { mode });
    return path;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error;
    return undefined;
  }
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;
