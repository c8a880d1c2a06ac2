import { setImmediate } from 'node:timers/promises';
import { gradePack } from '../grade-pack.js';
import { readJsonLines } from '../lines.js';
import type { PackManifest } from '../manifest.js';
import { readKey, readPackIndex } from '../read.js';
import type { PackPuzzle } from '../schema.js';
import type { Announce } from './lines.js';
import { type AuditRow, auditRow } from './row.js';

export interface ReadAuditOptions {
  readonly packPath: string;
  readonly keyPath: string;
  readonly announce: Announce;
  readonly onProgress?: ((done: number, count: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads of a pack and its key what an audit needs.
 * @throws AppError for a file that is not a complete pack or key, and with exit code 1 where the two do not belong together
 */
export async function readAudit(options: ReadAuditOptions): Promise<{ manifest: PackManifest; rows: AuditRow[] }> {
  const { packPath, keyPath, announce, onProgress, signal } = options;
  const key = await readKey(keyPath);
  const pack = await readPackIndex(packPath);
  signal?.throwIfAborted();
  // Grading nothing makes the same checks as grading something: digest, order and commitments.
  gradePack({ pack, key, answers: new Map() });
  const rows: AuditRow[] = [];
  let first = true;
  // A second time, since the reader puts the keys of an object into an order of its own, and their order could tell.
  for await (const { value } of readJsonLines(packPath, 'pack').lines) {
    if (first) {
      first = false;
      continue;
    }
    const puzzle = value as PackPuzzle;
    const truth = key.keys[rows.length]!;
    rows.push(auditRow(puzzle, truth, announce(puzzle.scenario, truth)));
    onProgress?.(rows.length, pack.puzzles.length);
    await setImmediate();
    signal?.throwIfAborted();
  }
  return { manifest: pack.manifest, rows };
}
