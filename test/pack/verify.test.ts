import { describe, expect, test } from 'vitest';
import { GENERATOR } from '../../src/pack/format.js';
import { type Pack, type PackKey, readKey, readPack } from '../../src/pack/read.js';
import { verifyPack } from '../../src/pack/verify.js';
import type { AnswerKey } from '../../src/puzzle/puzzle.js';
import { commit, packSecret } from '../../src/puzzle/seal.js';
import { fakeFactory } from '../helpers/fake-factory.js';
import { writeFakePack } from '../helpers/fake-pack.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

async function fakePack(options = {}): Promise<{ pack: Pack; key: PackKey }> {
  const { packPath, keyPath } = await writeFakePack(temporaryDirectory(), { count: 4, ...options });
  return { pack: await readPack(packPath), key: await readKey(keyPath) };
}

async function failures(pack: Pack, key: PackKey, factory = fakeFactory): Promise<string[]> {
  const report = await verifyPack({ pack, key, factory });
  expect(report.ok).toBe(report.failures.length === 0);
  return report.failures.map(({ check, puzzle, detail }) => `${check} ${puzzle ?? '-'}: ${detail}`);
}

const replaced = <T>(list: readonly T[], index: number, value: T): T[] =>
  list.map((item, i) => (i === index ? value : item));

describe('verifying a pack', () => {
  test('finds nothing wrong with an honest one, and reports progress', async () => {
    const { pack, key } = await fakePack();
    const done: number[] = [];
    const report = await verifyPack({ pack, key, factory: fakeFactory, onProgress: (n) => done.push(n) });
    expect(report).toEqual({ ok: true, checked: 4, failures: [] });
    expect(done).toEqual([1, 2, 3, 4]);
  });

  test('finds a label changed after the commitment', async () => {
    const { pack, key } = await fakePack();
    const honest = key.keys[1]!;
    const cause = honest.cause === 'healthy' ? 'no-warmup' : 'healthy';
    const forged = { ...key, keys: replaced(key.keys, 1, { ...honest, cause }) };
    expect(await failures(pack, forged)).toEqual([
      `commitment ${honest.puzzle}: the key is not the one the pack committed to`,
      `key ${honest.puzzle}: cause is "${cause}" when expected "${honest.cause}"`,
    ]);
  });

  test('finds a false label even where the commitment was made to it', async () => {
    const { pack, key } = await fakePack();
    const honest = key.keys[1]!;
    const lie: AnswerKey = { ...honest, injections: [] };
    const forgedPack = {
      ...pack,
      puzzles: replaced(pack.puzzles, 1, { ...pack.puzzles[1]!, commitment: commit(lie) }),
    };
    const found = await failures(forgedPack, { ...key, keys: replaced(key.keys, 1, lie) });
    expect(found).toEqual([expect.stringMatching(`^key ${honest.puzzle}: injections\\[0\\] is absent when expected`)]);
  });

  test('finds a touched-up curve, and says where', async () => {
    const { pack, key } = await fakePack();
    const puzzle = pack.puzzles[2]!;
    const series = { ...puzzle.series, 'train-loss': replaced(puzzle.series['train-loss'], 7, 'Infinity' as const) };
    const found = await failures({ ...pack, puzzles: replaced(pack.puzzles, 2, { ...puzzle, series }) }, key);
    expect(found).toEqual([
      `puzzle ${puzzle.id}: series.train-loss[7] is "Infinity" when expected ${puzzle.series['train-loss'][7]}`,
    ]);
  });

  test('finds keys in another order, too few keys and the key of another pack', async () => {
    const { pack, key } = await fakePack();
    const [a, b, ...rest] = key.keys as [AnswerKey, AnswerKey, ...AnswerKey[]];
    expect(await failures(pack, { ...key, keys: [b, a, ...rest] })).toEqual([
      `order ${a.puzzle}: the key in its place is that of ${b.puzzle}`,
      `order ${b.puzzle}: the key in its place is that of ${a.puzzle}`,
    ]);
    expect(await failures(pack, { ...key, keys: [a, b] })).toEqual([
      'count -: the key has 2 keys when the pack has 4 puzzles',
    ]);
    const other = await fakePack({ secret: packSecret({ seed: '43' }) });
    expect((await failures(pack, other.key))[0]).toBe(
      `digest -: the key is for the pack ${other.pack.digest}, and this one is ${pack.digest}`,
    );
  });

  test('finds a prior that is not the published one of the recipe', async () => {
    const { pack, key } = await fakePack();
    const factory = { ...fakeFactory, prior: { tiny: { ...fakeFactory.prior['tiny'], healthy: 0.5 } } };
    expect(await failures(pack, key, factory)).toEqual(['manifest -: prior.tiny.healthy is 0.4 when expected 0.5']);
  });

  test('says where another generator may be the reason', async () => {
    const { pack, key } = await fakePack();
    const older = { ...pack, manifest: { ...pack.manifest, generator: 'lossleuth/0' } };
    expect(await failures(older, key)).toEqual([
      `generator -: the pack was made by lossleuth/0 and this is ${GENERATOR}: the puzzles may differ`,
    ]);
  });

  test('reports a puzzle that cannot be simulated and goes on', async () => {
    const { pack, key } = await fakePack();
    const factory = {
      ...fakeFactory,
      generate(secret: string) {
        if (secret === key.keys[0]!.seed) throw new Error('no such fault');
        return fakeFactory.generate(secret);
      },
    };
    expect(await failures(pack, key, factory)).toEqual([
      `puzzle ${pack.puzzles[0]!.id}: it could not be simulated again (no such fault)`,
    ]);
  });
});
