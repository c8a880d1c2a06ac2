import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { invalid } from '../core/errors.js';
import { deriveSecret } from '../core/rng.js';
import { TIERS } from '../diagnose/tier.js';
import { type OutputFile, PUBLIC_MODE, SECRET_MODE, writeFiles } from '../disk/output.js';
import { DROPS, type Drop } from '../puzzle/certificate.js';
import type { PuzzleFactory, Recipe } from '../puzzle/factory.js';
import { commit } from '../puzzle/seal.js';
import {
  ANSWERS_FILE,
  FORMAT_VERSION,
  GENERATOR,
  KEY_FILE,
  KEY_FORMAT,
  MAX_COUNT,
  PACK_FILE,
  PACK_FORMAT,
} from './format.js';
import type { KeyManifest } from './key-schema.js';
import type { PackManifest } from './manifest.js';

export interface WritePackOptions {
  /** Made where it does not exist. */
  readonly directory: string;
  readonly factory: PuzzleFactory;
  readonly recipe: Recipe;
  /** Secret of the pack, hex (seal.ts: packSecret); it is written nowhere. */
  readonly secret: string;
  /** False where the secret comes from a seed that others can guess. */
  readonly sealed: boolean;
  /** Number of puzzles, 1 to 100,000. */
  readonly count: number;
  readonly answersTemplate?: boolean | undefined;
  /** Replaces the files of an earlier pack instead of refusing. */
  readonly overwrite?: boolean | undefined;
  /** Stops between two puzzles and leaves nothing behind. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, count: number) => void) | undefined;
}

export interface WrittenPack {
  readonly packPath: string;
  readonly keyPath: string;
  readonly answersPath?: string;
  readonly count: number;
  /** Runs that were drawn for the puzzles, and why those that are no puzzle were dropped. */
  readonly draws: number;
  readonly dropped: Readonly<Record<Drop, number>>;
  /** Puzzles of tier 1 to 5. */
  readonly tiers: readonly number[];
}

/**
 * Generates a pack and writes pack.jsonl, pack.key.jsonl and, where asked for, answers.jsonl. Puzzle i has the secret
 * HMAC(pack secret, ["puzzle", i]), or one that the factory derives from that of the pack. Puzzles are streamed: memory does not grow with the count. The pack appears last, so
 * that a pack that is there has its key.
 * @throws AppError for a count out of range or a directory that cannot be used, or already holds one of the files
 */
export async function writePack(options: WritePackOptions): Promise<WrittenPack> {
  const { directory, factory, secret, count, answersTemplate = false, signal } = options;
  if (!Number.isInteger(count) || count < 1 || count > MAX_COUNT) {
    throw invalid('count', `${count} (must be a whole number from 1 to ${MAX_COUNT})`);
  }
  const { distinct = MAX_COUNT, secretOf = (pack, number) => deriveSecret(pack, ['puzzle', number]) } = factory;
  if (count > distinct) throw invalid('count', `${count} (recipe ${options.recipe.id} has ${distinct} puzzles)`);
  const dropped: Record<Drop, number> = { 'not-identifiable': 0, 'not-visible': 0, 'other-tier': 0 };
  const tiers = TIERS.map(() => 0);
  const modes = new Map([
    [KEY_FILE, SECRET_MODE],
    ...(answersTemplate ? ([[ANSWERS_FILE, PUBLIC_MODE]] as const) : []),
    [PACK_FILE, PUBLIC_MODE],
  ]);
  await writeFiles(directory, modes, options.overwrite ?? false, async (files) => {
    const pack = hashed(files[PACK_FILE]!);
    const key = files[KEY_FILE]!;
    const template = files[ANSWERS_FILE];
    const ids = new Set<string>();
    await pack.append(jsonLine(packManifest(options)));
    // The digest of the pack is known at the end only; it has a fixed length, so that its place can be kept.
    await key.append(jsonLine(keyManifest(options, '0'.repeat(64))));
    for (let i = 0; i < count; i += 1) {
      signal?.throwIfAborted();
      const draft = factory.generate(secretOf(secret, i));
      const { id } = draft.puzzle;
      if (ids.has(id)) throw invalid('secret', `puzzle ${i} has the id ${id} of an earlier one (take another seed)`);
      ids.add(id);
      for (const drop of DROPS) dropped[drop] += draft.dropped[drop];
      tiers[draft.key.certificate.tier - 1]!++;
      await pack.append(jsonLine({ ...draft.puzzle, commitment: commit(draft.key) }));
      await key.append(jsonLine(draft.key));
      await template?.append(jsonLine({ puzzle: id, causes: {}, onset: null, where: null }));
      options.onProgress?.(i + 1, count);
      await setImmediate();
    }
    await key.replaceStart(jsonLine(keyManifest(options, pack.digest())));
  });
  return {
    packPath: join(directory, PACK_FILE),
    keyPath: join(directory, KEY_FILE),
    ...(answersTemplate && { answersPath: join(directory, ANSWERS_FILE) }),
    count,
    draws: DROPS.reduce((sum, drop) => sum + dropped[drop], count),
    dropped,
    tiers,
  };
}

function packManifest({ factory, recipe, count, sealed }: WritePackOptions): PackManifest {
  return {
    format: PACK_FORMAT,
    version: FORMAT_VERSION,
    generator: GENERATOR,
    recipe,
    count,
    candidates: factory.candidates,
    prior: factory.prior,
    sealed,
  };
}

function keyManifest({ count }: WritePackOptions, digest: string): KeyManifest {
  return {
    format: KEY_FORMAT,
    version: FORMAT_VERSION,
    pack: digest,
    count,
  };
}

function hashed(file: OutputFile): { append(text: string): Promise<void>; digest(): string } {
  const hash = createHash('sha256');
  return {
    append(text) {
      hash.update(text);
      return file.append(text);
    },
    digest: () => hash.digest('hex'),
  };
}

function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
