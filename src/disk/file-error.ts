import { invalid, missing } from '../core/errors.js';

/**
 * The error of a file operation in words for a user; anything that is not one is returned as it came.
 * @param noun what the file is: `pack`, `key`, `output directory`
 */
export function fileError(noun: string, path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  if (error.code === 'ENOENT') return missing(noun, `${path} (no such file or directory)`);
  if (error.code.startsWith('Z_')) return invalid(noun, `${path} (damaged or truncated gzip: ${error.message})`);
  if (!/^E[A-Z0-9]+$/.test(error.code)) return error;
  return invalid(noun, `${path} (${error.message.split(',')[0]})`);
}
