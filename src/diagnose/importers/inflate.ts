import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { invalid } from '../../core/errors.js';
import { LARGEST_INFLATED_BYTES, megabytes } from './limits.js';
import type { RunFile } from './run-file.js';

const inflateAsync = promisify(gunzip);

/**
 * Undoes gzip, which is known by its first two bytes and not by a name. The limit holds while it inflates, so that a
 * small file of zeros cannot fill the memory.
 * @throws AppError for damaged gzip and for one that grows beyond the limit
 */
export async function inflate(file: RunFile, limit = LARGEST_INFLATED_BYTES): Promise<RunFile> {
  if (file.bytes[0] !== 0x1f || file.bytes[1] !== 0x8b) return file;
  try {
    return { name: file.name, bytes: await inflateAsync(file.bytes, { maxOutputLength: limit }) };
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw invalid('run file', `${file.name} (more than ${megabytes(limit)} once its gzip is undone)`);
    throw invalid('run file', `${file.name} (damaged or truncated gzip: ${message})`);
  }
}
