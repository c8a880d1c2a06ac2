import { unsupported } from '../../core/errors.js';
import { EVENT_FILE, type RunFile } from './run-file.js';
import { startsLikeRecord } from './tensorboard/records.js';

export const RUN_FORMATS = ['csv', 'trainer-state', 'wandb', 'tensorboard'] as const;
export type RunFormat = (typeof RUN_FORMATS)[number];

/** What the first bytes tell; `json` and `table` are told apart further by their contents. */
export type Encoding = 'events' | 'json' | 'table';

/** Files people give by mistake, by their first bytes. */
const OTHER_FILES: readonly { readonly start: string; readonly is: string }[] = [
  { start: 'PK\x03\x04', is: 'a zip archive, a spreadsheet or a checkpoint' },
  { start: 'PAR1', is: 'a Parquet file' },
  { start: 'SQLite format 3', is: 'an SQLite database' },
  { start: '\x28\xb5\x2f\xfd', is: 'a zstd archive' },
  { start: 'BZh', is: 'a bzip2 archive' },
  { start: '\xfd7zXZ', is: 'an xz archive' },
  { start: '\x89HDF', is: 'an HDF5 file' },
  { start: '\x89PNG', is: 'a picture' },
  { start: '%PDF', is: 'a PDF document' },
  { start: '\x93NUMPY', is: 'a NumPy array' },
];

const WANTED = 'CSV text, trainer_state.json, a W&B CSV export or a TensorBoard event file';

/** @throws AppError for bytes that are none of the formats */
export function detectEncoding({ name, bytes }: RunFile): Encoding {
  if (startsLikeRecord(bytes)) return 'events';
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  for (const { start: magic, is } of OTHER_FILES)
    if (start.startsWith(magic)) throw unsupported('run file', `${name} is ${is} (give ${WANTED})`);
  if (EVENT_FILE.test(name)) return 'events';
  const utf16 = start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff');
  if (!utf16 && bytes.subarray(0, 65_536).includes(0))
    throw unsupported('run file', `${name} holds binary data (give ${WANTED})`);
  const text = utf16 ? start.slice(2).replaceAll('\0', '') : start.replace(/^\xef\xbb\xbf/, '');
  if (/^\s*(<!doctype|<html|<\?xml)/i.test(text))
    throw unsupported('run file', `${name} is a web page (give ${WANTED})`);
  return /^\s*[{[]/.test(text) ? 'json' : 'table';
}
