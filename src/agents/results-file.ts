import { type FileHandle, open, readFile, truncate } from 'node:fs/promises';
import { z } from 'zod';
import { invalid } from '../core/errors.js';
import { canonicalJson } from '../core/json.js';
import { checkShape } from '../core/shape.js';
import { fileError } from '../disk/file-error.js';
import type { Pack } from '../pack/read.js';
import { parseAnswer } from '../puzzle/answer.js';
import { type Attempt, OUTCOMES } from './outcome.js';
import type { Conditions, PuzzleResult } from './report.js';

/** Results as JSON lines: first what was run, then every puzzle when it ends. An interruption loses none that has ended. */
export interface ResultsFile {
  /** Puzzles that the file has already, by id. */
  readonly before: ReadonlyMap<string, Attempt>;
  add(result: PuzzleResult): Promise<void>;
  close(): Promise<void>;
}

/** What is read again of a line; grades are made anew. */
const lineSchema = z.object({
  puzzle: z.string(),
  outcome: z.enum(OUTCOMES),
  detail: z.string(),
  answer: z.unknown(),
  bought: z.array(z.strictObject({ probe: z.string(), gpuHours: z.number().min(0) })),
  seconds: z.number().min(0),
  stderr: z.string(),
});

/**
 * @param resume goes on with a file of the same pack, agent and limits where there is one
 * @throws AppError where the file is there and is not to be gone on with, or is of something else: answers may have been dear
 */
export async function openResultsFile(
  path: string,
  pack: Pack,
  conditions: Conditions,
  resume: boolean,
): Promise<ResultsFile> {
  const head = { format: 'lossleuth-bench', version: 1, pack: pack.digest, ...conditions };
  const before = resume ? await readBefore(path, pack, head) : null;
  const handle = await openFile(path, before === null);
  // Each line is on the disk before the next puzzle begins.
  const append = async (value: object): Promise<void> => {
    await handle.appendFile(`${JSON.stringify(value)}\n`);
    await handle.datasync();
  };
  if (before === null) await append(head);
  return { before: before ?? new Map(), add: append, close: () => handle.close() };
}

async function openFile(path: string, fresh: boolean): Promise<FileHandle> {
  try {
    return await open(path, fresh ? 'ax' : 'a');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw invalid('results file', `${path} is there already (--resume goes on with it)`);
    throw fileError('results file', path, error);
  }
}

/** Null where there is no file yet. A last line without an end was being written when the machine stopped: it is cut off. */
async function readBefore(path: string, pack: Pack, head: object): Promise<Map<string, Attempt> | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw fileError('results file', path, error);
  });
  if (bytes === null) return null;
  const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
  const [first, ...lines] = whole.toString('utf8').trimEnd().split('\n');
  if (first === undefined || canonicalJson(parsed(first, path)) !== canonicalJson(head))
    throw invalid('results file', `${path} (it is of another pack, agent or limits)`);
  const attempts = lines.map((line, i) => attemptOf(parsed(line, path), pack, `${path} line ${i + 2}`));
  if (whole.length < bytes.length) await truncate(path, whole.length);
  return new Map(attempts);
}

function attemptOf(value: unknown, pack: Pack, where: string): [string, Attempt] {
  const { puzzle: id, answer, ...rest } = checkShape(lineSchema, value, 'result', where);
  const puzzle = pack.puzzles.find((one) => one.id === id);
  if (puzzle === undefined) throw invalid('result', `${where}: puzzle ${id} is not in ${pack.path}`);
  return [id, { ...rest, answer: answer === null ? null : parseAnswer(answer, where, puzzle) }];
}

function parsed(line: string, path: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw invalid('results file', `${path} (malformed JSON)`);
  }
}
