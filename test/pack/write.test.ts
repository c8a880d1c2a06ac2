import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deriveSecret } from '../../src/core/rng.js';
import { GENERATOR } from '../../src/pack/format.js';
import { readKey, readPack } from '../../src/pack/read.js';
import type { PuzzleFactory } from '../../src/puzzle/factory.js';
import type { AnswerKey } from '../../src/puzzle/puzzle.js';
import { checkCommitment, packSecret, puzzleId } from '../../src/puzzle/seal.js';
import { fakeFactory } from '../helpers/fake-factory.js';
import { readLines, writeFakePack } from '../helpers/fake-pack.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

/** The fake factory, broken from the third puzzle on. */
function breaking(): PuzzleFactory {
  let made = 0;
  return {
    ...fakeFactory,
    generate(secret) {
      made += 1;
      if (made === 3) throw new Error('out of luck');
      return fakeFactory.generate(secret);
    },
  };
}

describe('a written pack', () => {
  test('reads back as it was generated', async () => {
    const written = await writeFakePack(temporaryDirectory());
    const [pack, key] = [await readPack(written.packPath), await readKey(written.keyPath)];
    expect(written.count).toBe(6);
    expect(pack.manifest).toEqual({
      format: 'lossleuth-pack',
      version: 1,
      generator: GENERATOR,
      recipe: fakeFactory.recipe,
      count: 6,
      candidates: fakeFactory.candidates,
      prior: fakeFactory.prior,
      sealed: false,
    });
    expect(key.manifest).toEqual({ format: 'lossleuth-key', version: 1, pack: pack.digest, count: 6 });
    for (const [i, { commitment, ...puzzle }] of pack.puzzles.entries()) {
      const draft = fakeFactory.generate(deriveSecret(packSecret({ seed: '42' }), ['puzzle', i]));
      expect(puzzle).toEqual(draft.puzzle);
      expect(key.keys[i]).toEqual(draft.key);
      expect(checkCommitment(draft.key, commitment)).toBe(true);
    }
  });

  test('counts what was drawn for it, what was dropped and how hard it is, and writes none of it', async () => {
    const dropped = { 'not-identifiable': 2, 'not-visible': 1, 'other-tier': 4 };
    const factory = {
      ...fakeFactory,
      generate: (secret: string) => ({ ...fakeFactory.generate(secret), dropped }),
    };
    const written = await writeFakePack(temporaryDirectory(), { factory });
    expect(written.dropped).toEqual({ 'not-identifiable': 12, 'not-visible': 6, 'other-tier': 24 });
    expect([written.draws, written.tiers]).toEqual([6 + 42, [0, 6, 0, 0, 0]]);
    const [pack, key] = [written.packPath, written.keyPath].map((path) => readFileSync(path, 'utf8'));
    for (const word of ['dropped', 'not-identifiable', 'other-tier']) expect(pack! + key!).not.toContain(word);
    for (const word of ['certificate', 'attempt', 'posterior']) expect(pack).not.toContain(word);
  });

  test('has the same bytes for the same secret, and others for another', async () => {
    const root = temporaryDirectory();
    await writeFakePack(join(root, 'a'));
    await writeFakePack(join(root, 'b'));
    await writeFakePack(join(root, 'c'), { secret: packSecret({}) });
    const text = (name: string) => readFileSync(join(root, name), 'utf8');
    expect(text('a/pack.jsonl')).toBe(text('b/pack.jsonl'));
    expect(text('a/pack.key.jsonl')).toBe(text('b/pack.key.jsonl'));
    expect(text('a/pack.jsonl')).not.toBe(text('c/pack.jsonl'));
  });

  test('begins with the same puzzles whatever its length', async () => {
    const root = temporaryDirectory();
    await writeFakePack(join(root, 'short'), { count: 2 });
    await writeFakePack(join(root, 'long'), { count: 6 });
    const puzzles = (name: string) => readLines(join(root, name, 'pack.jsonl')).slice(1, 3);
    expect(puzzles('short')).toEqual(puzzles('long'));
  });

  test('gives away no secret', async () => {
    const { packPath, keyPath } = await writeFakePack(temporaryDirectory());
    const text = readFileSync(packPath, 'utf8');
    const [, ...keys] = readLines<AnswerKey>(keyPath);
    for (const { seed, nonce } of keys) {
      expect(text).not.toContain(seed);
      expect(text).not.toContain(nonce);
    }
    expect(text).not.toContain(packSecret({ seed: '42' }));
    expect(readFileSync(keyPath, 'utf8')).not.toContain(packSecret({ seed: '42' }));
  });

  test('has a template with one unanswered line a puzzle where asked for', async () => {
    const { packPath, answersPath } = await writeFakePack(temporaryDirectory(), { answersTemplate: true });
    const { puzzles } = await readPack(packPath);
    expect(readLines(answersPath!)).toEqual(
      puzzles.map(({ id }) => ({ puzzle: id, causes: {}, onset: null, where: null })),
    );
  });

  test('keeps the key from other users', async () => {
    const { keyPath, packPath } = await writeFakePack(temporaryDirectory());
    expect(statSync(keyPath).mode & 0o077).toBe(0);
    expect(statSync(packPath).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  test('reports progress after every puzzle, and lets other work run in between', async () => {
    const done: number[] = [];
    let turns = 0;
    const turn = () => {
      turns += 1;
      if (done.length < 6) setImmediate(turn);
    };
    setImmediate(turn);
    await writeFakePack(temporaryDirectory(), { onProgress: (n, count) => done.push(n / count) });
    expect(done).toEqual([1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6, 1]);
    expect(turns).toBeGreaterThanOrEqual(6);
  });
});

describe('the output directory', () => {
  test('is made with its parents and holds nothing but the files', async () => {
    const directory = join(temporaryDirectory(), 'a', 'b');
    await writeFakePack(directory, { answersTemplate: true });
    expect(readdirSync(directory).sort()).toEqual(['answers.jsonl', 'pack.jsonl', 'pack.key.jsonl']);
  });

  test.each(['pack.jsonl', 'pack.key.jsonl', 'answers.jsonl'])('is refused where it holds %s', async (name) => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, name), 'mine');
    await expect(writeFakePack(directory, { answersTemplate: true })).rejects.toThrow(
      `invalid output directory: ${directory} already holds ${name}`,
    );
    expect(readFileSync(join(directory, name), 'utf8')).toBe('mine');
    expect(readdirSync(directory)).toEqual([name]);
  });

  test('is written over where that is wanted', async () => {
    const directory = temporaryDirectory();
    await writeFakePack(directory, { count: 2 });
    await writeFakePack(directory, { count: 3, overwrite: true });
    expect((await readPack(join(directory, 'pack.jsonl'))).puzzles).toHaveLength(3);
    expect((await readKey(join(directory, 'pack.key.jsonl'))).keys).toHaveLength(3);
  });

  test('keeps an earlier pack where writing over it fails', async () => {
    const directory = temporaryDirectory();
    const { packPath } = await writeFakePack(directory, { count: 2 });
    await expect(writeFakePack(directory, { factory: breaking(), overwrite: true })).rejects.toThrow('out of luck');
    expect((await readPack(packPath)).puzzles).toHaveLength(2);
    expect(readdirSync(directory).sort()).toEqual(['pack.jsonl', 'pack.key.jsonl']);
  });

  test('is as it was after a run that failed', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'notes.txt'), 'mine');
    await expect(writeFakePack(directory, { factory: breaking() })).rejects.toThrow('out of luck');
    expect(readdirSync(directory)).toEqual(['notes.txt']);
    const made = join(directory, 'new', 'deep');
    await expect(writeFakePack(made, { factory: breaking() })).rejects.toThrow('out of luck');
    expect(existsSync(join(directory, 'new'))).toBe(false);
  });

  test('is as it was where the last step, the pack itself, fails', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'pack.jsonl'));
    await expect(writeFakePack(directory, { overwrite: true })).rejects.toThrow('invalid output directory');
    expect(readdirSync(directory)).toEqual(['pack.jsonl']);
  });

  test('is as it was after a run that was stopped', async () => {
    const directory = temporaryDirectory();
    const stop = new AbortController();
    const stopped = writeFakePack(directory, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('stopped')),
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(readdirSync(directory)).toEqual([]);
  });

  test('holds only temporary names after a kill, and a run ten minutes later removes them', async () => {
    const directory = temporaryDirectory();
    const script = join(import.meta.dirname, '../helpers/endless-pack.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = readdirSync(directory);
    expect(left).toHaveLength(3);
    for (const name of left) expect(name).toMatch(/^(pack|pack\.key|answers)\.jsonl\.[0-9a-f]{8}\.tmp$/);
    // Another run may be alive now: its files are young and stay.
    const age = new Date(Date.now() - 11 * 60_000);
    for (const name of left) utimesSync(join(directory, name), age, age);
    writeFileSync(join(directory, 'pack.jsonl.0a1b2c3d.tmp'), 'a run that is alive');
    writeFileSync(join(directory, 'pack.jsonl.mine.tmp'), 'mine');
    utimesSync(join(directory, 'pack.jsonl.mine.tmp'), age, age);
    await writeFakePack(directory, { answersTemplate: true });
    expect(readdirSync(directory).sort()).toEqual([
      'answers.jsonl',
      'pack.jsonl',
      'pack.jsonl.0a1b2c3d.tmp',
      'pack.jsonl.mine.tmp',
      'pack.key.jsonl',
    ]);
  });

  test('that cannot be used is named', async () => {
    const root = temporaryDirectory();
    writeFileSync(join(root, 'file'), '');
    for (const path of [join(root, 'file'), join(root, 'file', 'below')]) {
      await expect(writeFakePack(path)).rejects.toThrow(`invalid output directory: ${path} (E`);
    }
  });
});

describe('a pack is refused', () => {
  test.each([0, -1, 1.5, Number.NaN, 100_001])('with %d puzzles', async (count) => {
    const directory = join(temporaryDirectory(), 'new');
    await expect(writeFakePack(directory, { count })).rejects.toThrow(
      `invalid count: ${count} (must be a whole number`,
    );
    expect(existsSync(directory)).toBe(false);
  });

  test('with two puzzles of the same id', async () => {
    const factory = { ...fakeFactory, generate: () => fakeFactory.generate('one') };
    await expect(writeFakePack(temporaryDirectory(), { factory })).rejects.toThrow(
      `invalid secret: puzzle 1 has the id ${puzzleId('one')} of an earlier one`,
    );
  });
});
