import { readFileSync } from 'node:fs';
import { AppError } from '../../../src/core/errors.js';
import { type ImportedRun, type ImportOptions, importRun } from '../../../src/diagnose/importers/import-run.js';
import type { RunFile } from '../../../src/diagnose/importers/run-file.js';
import type { Channel } from '../../../src/diagnose/observation.js';

export const fileOf = (text: string | Uint8Array, name = 'run.csv'): RunFile => ({
  name,
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
});

export const importText = (
  text: string | Uint8Array,
  options: ImportOptions = {},
  name = 'run.csv',
): Promise<ImportedRun> => importRun([fileOf(text, name)], options);

/** Lines of a table. */
export const table = (...lines: string[]): string => `${lines.join('\n')}\n`;

/** A channel as plain numbers. */
export const channel = ({ observation }: ImportedRun, name: Channel): number[] => [...(observation.series[name] ?? [])];

/** The message of the refusal; fails where the import is no refusal of ours. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  throw new Error('was not refused');
}

/** Files written by TensorBoard's own EventFileWriter and by tensorboardX. */
export const eventFile = (name: 'tensorboard' | 'tensorboardx'): Buffer =>
  readFileSync(new URL(`data/${name}.tfevents`, import.meta.url));
