import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseRunFormat } from '../../../src/diagnose/importers/import-run.js';
import { inflate } from '../../../src/diagnose/importers/inflate.js';
import { readRunFiles } from '../../../src/diagnose/importers/run-file.js';
import { temporaryDirectory } from '../../helpers/temporary-directory.js';
import { eventFile, fileOf, importText, refusalOf } from './reading.js';

const KNOWN = 'CSV text, trainer_state.json, a W&B CSV export or a TensorBoard event file';

describe('what is refused, in one sentence', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'missing rows: run.csv (the file is empty)'],
    ['nothing in gzip', gzipSync(''), 'missing rows: run.csv (the file is empty)'],
    ['blank lines', '\n\n# a\n', 'missing rows: run.csv (the file has no line but blanks and comments)'],
    [
      'a header alone',
      'step,loss\n',
      'missing column: no training loss, gradient norm or evaluation with a number in it among step, loss',
    ],
    ['one row', 'step,loss\n0,1\n', 'invalid run: 1 step with a value (at least 2)'],
    [
      'one column',
      'step loss\n0 1\n',
      'invalid run file: run.csv (line 1 has one column, "step loss"; part the columns by comma, tab, semicolon or |)',
    ],
    ['no header', '0,1\n1,2\n', 'missing header: run.csv (line 1 holds numbers; name the columns in the first line)'],
    [
      'no known column',
      'step,foo\n0,1\n',
      'missing column: no training loss, gradient norm or evaluation with a number in it among step, foo (say which with --map theirs=train-loss)',
    ],
    ['text for numbers', 'step,loss\n0,a\n1,b\n', 'missing column: no training loss'],
    [
      'rows wider than the header',
      'step,loss\n0,1,2\n1,1,2\n',
      'invalid run file: run.csv (line 2 has more cells than the 2 of the header)',
    ],
    [
      'an open quote',
      'step,loss\n0,1\n1,"2\n2,3\n',
      'invalid run file: run.csv (line 3 has a quote that is not closed where a cell ends)',
    ],
    [
      'Latin-1 outside comments',
      Buffer.from('step,loss\n0,1\n1,\xe9\n', 'latin1'),
      'invalid run file: run.csv (line 3 is not UTF-8 text; save the file as UTF-8)',
    ],
    ['binary data', Uint8Array.of(1, 2, 0, 3), `unsupported run file: run.csv holds binary data (give ${KNOWN})`],
    [
      'a checkpoint',
      'PK\x03\x04rest',
      `unsupported run file: run.csv is a zip archive, a spreadsheet or a checkpoint (give ${KNOWN})`,
    ],
    ['Parquet', 'PAR1', `unsupported run file: run.csv is a Parquet file (give ${KNOWN})`],
    ['a web page', '<!doctype html><p>', `unsupported run file: run.csv is a web page (give ${KNOWN})`],
    [
      'damaged gzip',
      gzipSync('step,loss\n0,1\n').subarray(0, 25),
      'invalid run file: run.csv (damaged or truncated gzip: unexpected end of file)',
    ],
  ])('%s', async (_, text, message) => {
    expect(await refusalOf(importText(text))).toContain(message);
  });

  test('a format the file does not have', async () => {
    expect(await refusalOf(importText('step,loss\n0,1\n', { format: 'tensorboard' }))).toBe(
      'invalid event file: run.csv is damaged in the record at byte 0 (its checksum or contents do not fit)',
    );
    expect(await refusalOf(importText('step,loss\n0,1\n', { format: 'trainer-state' }))).toContain(
      'invalid run file: run.csv (not JSON',
    );
    expect(await refusalOf(importText('{"log_history":[]}', { format: 'csv' }))).toBe(
      'invalid run file: run.csv (JSON, not csv; try --format trainer-state)',
    );
    expect(await refusalOf(importText(eventFile('tensorboard'), { format: 'csv' }))).toBe(
      'unsupported format: csv for run.csv (it is a TensorBoard event file)',
    );
    expect(() => parseRunFormat('xlsx')).toThrow('unsupported format: xlsx (csv, trainer-state, wandb, tensorboard)');
  });

  test('too large, raw or inflated', async () => {
    expect(await refusalOf(importText(new Uint8Array(65 * 1024 * 1024)))).toBe(
      'invalid run file: run.csv (65 MB; at most 64 MB: keep fewer columns or every tenth row, or gzip it)',
    );
    expect(await refusalOf(inflate(fileOf(gzipSync(new Uint8Array(3 << 20))), 2 << 20))).toBe(
      'invalid run file: run.csv (more than 2 MB once its gzip is undone)',
    );
    const columns = Array.from({ length: 6_000 }, (_, i) => `c${i}`).join(',');
    expect(await refusalOf(importText(`${columns}\n`))).toBe('invalid run file: run.csv (6000 columns; at most 5000)');
  });
});

describe('files of a run', () => {
  test('a file over the limit is refused by its size', async () => {
    const path = join(await temporaryDirectory(), 'huge.csv');
    await writeFile(path, 'step,loss\n');
    await truncate(path, 200 * 1024 * 1024);
    expect(await refusalOf(readRunFiles(path))).toBe(
      'invalid run file: huge.csv (200 MB; at most 64 MB: keep fewer columns or every tenth row, or gzip it)',
    );
  });

  test('a directory gives its trainer state, or its event files in order', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'events.out.tfevents.2.host'), 'b');
    await writeFile(join(directory, 'events.out.tfevents.1.host'), 'a');
    await writeFile(join(directory, 'hparams.yaml'), 'x');
    const read = async (): Promise<string[]> =>
      (await readRunFiles(directory)).map(({ bytes }) => Buffer.from(bytes).toString());
    expect(await read()).toEqual(['a', 'b']);
    await writeFile(join(directory, 'trainer_state.json'), '{}');
    expect(await read()).toEqual(['{}']);
  });

  test('missing files and directories without a run', async () => {
    const directory = await temporaryDirectory();
    const absent = join(directory, 'none.csv');
    expect(await refusalOf(readRunFiles(absent))).toBe(`missing run file: ${absent} (no such file or directory)`);
    await mkdir(join(directory, 'empty'));
    expect(await refusalOf(readRunFiles(join(directory, 'empty')))).toContain(
      'a directory with neither trainer_state.json nor a TensorBoard event file',
    );
  });
});
