import type { z } from 'zod';
import { invalid, unsupported } from '../core/errors.js';
import { checkShape, shown } from '../core/shape.js';
import type { AnswerKey } from '../puzzle/puzzle.js';
import { FORMAT_VERSION, KEY_FORMAT, PACK_FORMAT } from './format.js';
import { answerKeySchema, type KeyManifest, keyManifestSchema } from './key-schema.js';
import { readJsonLines } from './lines.js';
import { type PackManifest, packManifestSchema, priorProblem } from './manifest.js';
import { type PackPuzzle, packPuzzleSchema } from './schema.js';

/** What grading needs of a puzzle. */
export type PackEntry = Pick<PackPuzzle, 'id' | 'scenario' | 'steps' | 'places' | 'fixes' | 'commitment'>;

/** A pack, or as much of it as grading needs. */
export interface PackOf<Entry extends PackEntry> {
  readonly path: string;
  /** SHA-256 of the uncompressed file, as hex. */
  readonly digest: string;
  readonly manifest: PackManifest;
  readonly puzzles: readonly Entry[];
}
export type Pack = PackOf<PackPuzzle>;
export type PackIndex = PackOf<PackEntry>;

export interface PackKey {
  readonly path: string;
  readonly manifest: KeyManifest;
  /** In the order of the pack. */
  readonly keys: readonly AnswerKey[];
}

/**
 * Reads all of a pack (`.jsonl` or `.jsonl.gz`) into memory.
 * @throws AppError naming file and line for anything that is not a complete pack of this version
 */
export function readPack(path: string): Promise<Pack> {
  return readPackAs(path, (puzzle) => puzzle);
}

/** Reads a pack but keeps only what grading needs, so that its size does not matter. Same checks as readPack. */
export function readPackIndex(path: string): Promise<PackIndex> {
  return readPackAs(path, ({ id, scenario, steps, places, fixes, commitment }) => ({
    id,
    scenario,
    steps,
    places,
    fixes,
    commitment,
  }));
}

async function readPackAs<Entry extends PackEntry>(
  path: string,
  keep: (puzzle: PackPuzzle) => Entry,
): Promise<PackOf<Entry>> {
  let manifest: PackManifest | undefined;
  const puzzles: Entry[] = [];
  const ids = new Set<string>();
  const { lines, digest } = readJsonLines(path, 'pack');
  for await (const { value, where } of lines) {
    if (manifest === undefined) {
      manifest = checkManifest(packManifestSchema, value, 'pack', PACK_FORMAT, where);
      const problem = priorProblem(manifest);
      if (problem !== null) throw invalid('pack', `${where}: ${problem}`);
      continue;
    }
    const puzzle = checkShape<PackPuzzle>(packPuzzleSchema, value, 'puzzle', where);
    if (!Object.hasOwn(manifest.candidates, puzzle.scenario)) {
      throw invalid('puzzle', `${where}: scenario = ${shown(puzzle.scenario)} (the manifest has no candidates for it)`);
    }
    checkNew(ids, puzzle.id, 'pack', where);
    puzzles.push(keep(puzzle));
  }
  checkCount('pack', path, puzzles.length, manifest!.count);
  return { path, digest: digest(), manifest: manifest!, puzzles };
}

/**
 * Reads a key file (`.jsonl` or `.jsonl.gz`).
 * @throws AppError naming file and line for anything that is not a complete key of this version
 */
export async function readKey(path: string): Promise<PackKey> {
  let manifest: KeyManifest | undefined;
  const keys: AnswerKey[] = [];
  const ids = new Set<string>();
  for await (const { value, where } of readJsonLines(path, 'key').lines) {
    if (manifest === undefined) {
      manifest = checkManifest(keyManifestSchema, value, 'key', KEY_FORMAT, where);
      continue;
    }
    const key = checkShape(answerKeySchema, value, 'key', where);
    checkNew(ids, key.puzzle, 'key', where);
    keys.push(key);
  }
  checkCount('key', path, keys.length, manifest!.count);
  return { path, manifest: manifest!, keys };
}

function checkManifest<T>(schema: z.ZodType<T>, value: unknown, noun: string, format: string, where: string): T {
  const given = (value ?? {}) as { format?: unknown; version?: unknown };
  if (given.format !== format) throw invalid(noun, `${where}: format = ${shown(given.format)} (must be "${format}")`);
  if (given.version !== FORMAT_VERSION) {
    const version = typeof given.version === 'number' ? `v${given.version}` : shown(given.version);
    throw unsupported(noun, `${where}: got ${version} when expected v${FORMAT_VERSION}`);
  }
  return checkShape(schema, value, noun, where);
}

function checkNew(ids: Set<string>, id: string, noun: string, where: string): void {
  if (ids.has(id)) throw invalid(noun, `${where}: puzzle ${id} is there twice`);
  ids.add(id);
}

function checkCount(noun: string, path: string, found: number, expected: number): void {
  if (found === expected) return;
  const hint = found < expected ? '; is the file cut off?' : '';
  throw invalid(noun, `${path} (got ${found} puzzles when the manifest says ${expected}${hint})`);
}
