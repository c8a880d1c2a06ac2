import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { invalid } from '../core/errors.js';
import { fileError } from './file-error.js';
import { makeDirectory } from './make-directory.js';

/** A file being written under a temporary name. */
export interface OutputFile {
  append(text: string): Promise<void>;
  /** Writes over the first bytes, which were appended before. */
  replaceStart(text: string): Promise<void>;
}

/** Permissions of a file: those the user's umask leaves, or the owner's alone for a secret. */
export const PUBLIC_MODE = 0o666;
export const SECRET_MODE = 0o600;

/** Age at which a temporary file is that of a dead run: a live one writes a puzzle many times a minute. */
const STALE_MS = 600_000;

/**
 * Writes several files into a directory so that each is there whole or not at all: the body writes to temporary files
 * beside the final ones; when it returns they are flushed to the disk and renamed in the order of `modes`; when it throws
 * they are removed, and so is the directory where this call made it. What a killed run left under temporary names ten
 * minutes ago or before is removed as well.
 * @param modes file name → permissions
 * @param overwrite replaces existing files instead of refusing
 * @throws AppError `output directory` for a directory that cannot be used or already holds one of the files
 */
export async function writeFiles<Name extends string>(
  directory: string,
  modes: ReadonlyMap<Name, number>,
  overwrite: boolean,
  body: (files: Readonly<Partial<Record<Name, OutputFile>>>) => Promise<void>,
): Promise<void> {
  const names = [...modes.keys()];
  const made = await prepare(directory, names, overwrite);
  // Each run has names of its own: two runs in one directory must not rename each other's half-written files.
  const tag = randomBytes(4).toString('hex');
  const present: string[] = [];
  const handles: FileHandle[] = [];
  try {
    const files: Partial<Record<Name, OutputFile>> = {};
    for (const [name, mode] of modes) {
      const path = join(directory, temporaryName(name, tag));
      const handle = await open(path, 'wx+', mode);
      present.push(path);
      handles.push(handle);
      files[name] = {
        append: (text) => handle.appendFile(text),
        replaceStart: async (text) => {
          await handle.write(text, 0);
        },
      };
    }
    await removeLeftovers(directory, names, (await handles[0]!.stat()).mtimeMs - STALE_MS);
    await body(files);
    for (const handle of handles) await handle.sync();
    while (handles.length > 0) await handles.pop()!.close();
    for (const [i, name] of names.entries()) {
      const path = join(directory, name);
      await rename(present[i]!, path);
      present[i] = path;
    }
  } catch (error) {
    for (const handle of handles) await handle.close();
    for (const path of present) await rm(path, { force: true });
    if (made !== undefined) await removeEmpty(resolve(directory), resolve(made));
    throw fileError('output directory', directory, error);
  }
}

/** Returns the topmost directory that had to be made, if any. */
async function prepare(directory: string, names: readonly string[], overwrite: boolean): Promise<string | undefined> {
  try {
    const made = await makeDirectory(resolve(directory), 0o777);
    for (const entry of await readdir(directory)) {
      if (names.includes(entry) && !overwrite) throw invalid('output directory', `${directory} already holds ${entry}`);
    }
    return made;
  } catch (error) {
    throw fileError('output directory', directory, error);
  }
}

/** Removes what killed runs left; a run that is alive writes now and then, so its files are young. */
async function removeLeftovers(directory: string, names: readonly string[], before: number): Promise<void> {
  for (const entry of await readdir(directory)) {
    if (!names.some((name) => isTemporary(entry, name))) continue;
    const path = join(directory, entry);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < before) await rm(path, { force: true });
  }
}

function temporaryName(name: string, tag: string): string {
  return `${name}.${tag}.tmp`;
}

function isTemporary(entry: string, name: string): boolean {
  return entry.startsWith(`${name}.`) && /^[0-9a-f]{8}\.tmp$/.test(entry.slice(name.length + 1));
}

/** Removes `directory` and its parents up to `top`, as long as they are empty. */
async function removeEmpty(directory: string, top: string): Promise<void> {
  for (let current = directory; current.length >= top.length; current = dirname(current)) {
    try {
      await rmdir(current);
    } catch {
      return;
    }
  }
}
