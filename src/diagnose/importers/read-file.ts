import { invalid, missing, unsupported } from '../../core/errors.js';
import { decodeText } from './decode-text.js';
import { detectEncoding, type RunFormat } from './detect-format.js';
import { inflate } from './inflate.js';
import { readJson } from './json/read-json.js';
import type { Reading } from './reading.js';
import type { RunFile } from './run-file.js';
import { openTable } from './table/open-table.js';
import { readTable } from './table/read-table.js';
import { isWandbHeader, wandbColumns } from './table/wandb-columns.js';
import { readEvents } from './tensorboard/read-events.js';

/**
 * Adds the values of one file.
 * @param format as the user says, or undefined to tell it by the contents
 * @returns the format it was read as
 * @throws AppError for a file of another format or one that is damaged
 */
export async function readFile(given: RunFile, format: RunFormat | undefined, reading: Reading): Promise<RunFormat> {
  if (given.bytes.length === 0) throw missing('rows', `${given.name} (the file is empty)`);
  const file = await inflate(given);
  if (file.bytes.length === 0) throw missing('rows', `${file.name} (the file is empty)`);
  const encoding = format === 'tensorboard' ? 'events' : detectEncoding(file);
  if (encoding === 'events') {
    if (format !== undefined && format !== 'tensorboard')
      throw unsupported('format', `${format} for ${file.name} (it is a TensorBoard event file)`);
    readEvents(file, reading.collector, reading.notes);
    return 'tensorboard';
  }
  const text = decodeText(file, reading.notes);
  if (encoding === 'json' ? format === undefined || format === 'trainer-state' : format === 'trainer-state') {
    readJson(file.name, text, reading);
    return 'trainer-state';
  }
  if (encoding === 'json') throw invalid('run file', `${file.name} (JSON, not ${format}; try --format trainer-state)`);
  const table = openTable(file.name, text);
  if (format === 'wandb' || (format === undefined && isWandbHeader(table.names))) {
    readTable(table, wandbColumns(file.name, table.names, reading), reading);
    return 'wandb';
  }
  readTable(table, table.names, reading);
  return 'csv';
}
