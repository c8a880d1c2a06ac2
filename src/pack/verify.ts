import { setImmediate } from 'node:timers/promises';
import { canonicalJson } from '../core/json.js';
import type { PuzzleFactory } from '../puzzle/factory.js';
import type { AnswerKey } from '../puzzle/puzzle.js';
import { checkCommitment } from '../puzzle/seal.js';
import { firstDifference } from './difference.js';
import { GENERATOR } from './format.js';
import type { Pack, PackKey } from './read.js';
import type { PackPuzzle } from './schema.js';

/** What can be found wrong with a pack and its key, in the order in which it is looked for. */
export const CHECKS = ['generator', 'digest', 'count', 'manifest', 'order', 'commitment', 'puzzle', 'key'] as const;

export interface VerifyFailure {
  readonly check: (typeof CHECKS)[number];
  /** Id of the puzzle, null where the failure concerns the whole pack. */
  readonly puzzle: string | null;
  readonly detail: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  /** Puzzles simulated again. */
  readonly checked: number;
  readonly failures: readonly VerifyFailure[];
}

export interface VerifyPackInput {
  readonly pack: Pack;
  readonly key: PackKey;
  /** Factory of the recipe in the pack's manifest. */
  readonly factory: PuzzleFactory;
  readonly onProgress?: ((done: number, count: number) => void) | undefined;
  /** Stops between two puzzles by throwing its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks that a key is the one its pack committed to, and that its labels are true: every puzzle is simulated again from
 * the seed in the key, and puzzle and key are compared as canonical JSON. Finds everything that is wrong; throws nothing
 * for it.
 */
export async function verifyPack({ pack, key, factory, onProgress, signal }: VerifyPackInput): Promise<VerifyReport> {
  const failures = packFailures(pack, key, factory);
  // The key of another pack says nothing about these puzzles, one by one.
  if (failures.some(({ check }) => check === 'digest') && key.keys[0]?.puzzle !== pack.puzzles[0]?.id)
    return { ok: false, checked: 0, failures };
  const count = Math.min(pack.puzzles.length, key.keys.length);
  for (let i = 0; i < count; i += 1) {
    signal?.throwIfAborted();
    const puzzle = pack.puzzles[i]!;
    const truth = key.keys[i]!;
    for (const [check, detail] of puzzleFailures(puzzle, truth, factory)) {
      failures.push({ check, puzzle: puzzle.id, detail });
    }
    onProgress?.(i + 1, count);
    await setImmediate();
  }
  return { ok: failures.length === 0, checked: count, failures };
}

function packFailures(pack: Pack, key: PackKey, factory: PuzzleFactory): VerifyFailure[] {
  const { manifest } = pack;
  const failures: VerifyFailure[] = [];
  const fail = (check: VerifyFailure['check'], detail: string) => failures.push({ check, puzzle: null, detail });
  if (manifest.generator !== GENERATOR) {
    fail('generator', `the pack was made by ${manifest.generator} and this is ${GENERATOR}: the puzzles may differ`);
  }
  if (key.manifest.pack !== pack.digest) {
    fail('digest', `the key is for the pack ${key.manifest.pack}, and this one is ${pack.digest}`);
  }
  if (key.keys.length !== pack.puzzles.length) {
    fail('count', `the key has ${key.keys.length} keys when the pack has ${pack.puzzles.length} puzzles`);
  }
  const { recipe, candidates, prior } = factory;
  const difference = differ(
    { recipe: manifest.recipe, candidates: manifest.candidates, prior: manifest.prior },
    {
      recipe,
      candidates,
      prior,
    },
  );
  if (difference !== null) fail('manifest', difference);
  return failures;
}

function puzzleFailures(
  { commitment, ...puzzle }: PackPuzzle,
  key: AnswerKey,
  factory: PuzzleFactory,
): [VerifyFailure['check'], string][] {
  if (key.puzzle !== puzzle.id) return [['order', `the key in its place is that of ${key.puzzle}`]];
  const failures: [VerifyFailure['check'], string][] = [];
  if (!checkCommitment(key, commitment)) failures.push(['commitment', 'the key is not the one the pack committed to']);
  try {
    const again = factory.generate(key.seed);
    const puzzleDifference = differ(puzzle, again.puzzle);
    if (puzzleDifference !== null) failures.push(['puzzle', puzzleDifference]);
    const keyDifference = differ(key, again.key);
    if (keyDifference !== null) failures.push(['key', keyDifference]);
  } catch (error) {
    failures.push([
      'puzzle',
      `it could not be simulated again (${error instanceof Error ? error.message : 'unknown'})`,
    ]);
  }
  return failures;
}

/** First difference of two values, compared as canonical JSON. */
function differ(found: unknown, expected: unknown): string | null {
  const [foundText, expectedText] = [canonicalJson(found), canonicalJson(expected)];
  if (foundText === expectedText) return null;
  return firstDifference(JSON.parse(foundText), JSON.parse(expectedText)) ?? 'the bytes differ';
}
