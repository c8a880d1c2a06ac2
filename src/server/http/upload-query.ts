import { invalid, missing } from '../../core/errors.js';
import type { RunFile } from '../../diagnose/importers/run-file.js';
import type { RunUpload } from '../diagnose/upload.js';
import { shown } from './shown.js';

/** More event files than any restart history of one run needs. */
const MOST_FILES = 32;
const MOST_PAIRS = 40;
const LONGEST_TEXT = 200;

/** `run:120:loss.csv`: what a file is, how many bytes of the body it has, and what messages call it. */
const FILE = /^(run|evaluation):(\d{1,9}):(.{1,200})$/su;

interface Part {
  readonly role: 'run' | 'evaluation';
  readonly size: number;
  readonly name: string;
}

/** What the address of an upload says about its body. */
export interface UploadQuery {
  readonly parts: readonly Part[];
  readonly map: readonly string[];
  readonly run: string | null;
}

/** @throws AppError (status 400) for an address that does not describe a run */
export function uploadQuery(query: Readonly<Record<string, unknown>>): UploadQuery {
  const files = texts(query, 'file', MOST_FILES);
  const parts = files.map((text): Part => {
    const match = FILE.exec(text);
    if (match === null) throw invalid('file', `${shown(text)} (write run:SIZE:NAME or evaluation:SIZE:NAME)`);
    return { role: match[1] as Part['role'], size: Number(match[2]), name: match[3]! };
  });
  if (!parts.some(({ role }) => role === 'run')) throw missing('file', 'name the run, such as file=run:120:loss.csv');
  const [run = null] = texts(query, 'run', 1);
  return { parts, map: texts(query, 'map', MOST_PAIRS), run };
}

function texts(query: Readonly<Record<string, unknown>>, name: string, most: number): string[] {
  const value = query[name] ?? [];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  if (all.length > most) throw invalid(name, `${all.length} of them (at most ${most})`);
  return all.map((text) => {
    if (typeof text !== 'string' || text.length > LONGEST_TEXT + 20)
      throw invalid(name, `${shown(text)} (at most ${LONGEST_TEXT} characters)`);
    return text;
  });
}

/** Cuts a body into its files. @throws AppError (status 400) where their sizes are not those of the body */
export function uploadOf(body: Uint8Array, { parts, map, run }: UploadQuery): RunUpload {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (size !== body.length) throw invalid('body', `${body.length} bytes (the files have ${size})`);
  const files: Record<Part['role'], RunFile[]> = { run: [], evaluation: [] };
  let at = 0;
  for (const { role, size: length, name } of parts) {
    files[role].push({ name, bytes: body.subarray(at, at + length) });
    at += length;
  }
  return { files: files.run, evaluation: files.evaluation, map, run };
}
