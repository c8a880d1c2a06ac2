import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { invalid, missing } from '../../core/errors.js';
import { LARGEST_FILE_BYTES, MOST_FILES, megabytes } from './limits.js';

/** A file of a run, from the disk or from an upload. */
export interface RunFile {
  /** What messages call it; its last part tells an event file that is too short to be told by its contents. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const EVENT_FILE = /tfevents/;
const TRAINER_STATE = 'trainer_state.json';

/**
 * Reads the file at `path`; of a directory, its trainer_state.json or else its TensorBoard event files.
 * A file over the limit is refused by its size, before a byte of it is read.
 * @throws AppError
 */
export async function readRunFiles(path: string): Promise<readonly RunFile[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [{ name: path, bytes: await readWithin(path, LARGEST_FILE_BYTES) }];
    const paths = runFilesIn(path, await readdir(path, { withFileTypes: true }));
    const files: RunFile[] = [];
    let left = LARGEST_FILE_BYTES;
    for (const one of paths) {
      const bytes = await readWithin(one, left);
      left -= bytes.length;
      files.push({ name: one, bytes });
    }
    return files;
  } catch (error) {
    throw inWords(path, error);
  }
}

function runFilesIn(directory: string, entries: readonly Dirent[]): readonly string[] {
  const names = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink()).map((entry) => entry.name);
  if (names.includes(TRAINER_STATE)) return [join(directory, TRAINER_STATE)];
  const events = names.filter((name) => EVENT_FILE.test(name)).sort();
  if (events.length === 0)
    throw missing('run file', `${directory} (a directory with neither ${TRAINER_STATE} nor a TensorBoard event file)`);
  if (events.length > MOST_FILES)
    throw invalid('run directory', `${directory} holds ${events.length} event files (at most ${MOST_FILES})`);
  return events.map((name) => join(directory, name));
}

async function readWithin(path: string, limit: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > limit) throw tooLarge(path, size);
    // A pipe has no size, and a file may grow meanwhile: the limit holds for what is really read.
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      chunks.push(chunk);
      length += (chunk as Uint8Array).length;
      if (length > limit) throw tooLarge(path, length);
    }
    return Buffer.concat(chunks, length);
  } finally {
    await handle.close();
  }
}

/** The refusal of a file, or of files, of `size` bytes. */
export function tooLarge(name: string, size: number): Error {
  const advice = 'keep fewer columns or every tenth row, or gzip it';
  return invalid(
    'run file',
    `${basename(name)} (${megabytes(size)}; at most ${megabytes(LARGEST_FILE_BYTES)}: ${advice})`,
  );
}

function inWords(path: string, error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return error;
  if (code === 'ENOENT') return missing('run file', `${path} (no such file or directory)`);
  return invalid('run file', `${path} (${(error as Error).message.split(',')[0]})`);
}
