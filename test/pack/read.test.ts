import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { readKey, readPack, readPackIndex } from '../../src/pack/read.js';
import { readAnswers } from '../../src/pack/read-answers.js';
import { readLines, writeFakePack, writeLines } from '../helpers/fake-pack.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

type Line = Record<string, unknown>;

/** A pack on disk, with its lines as values. */
async function fakePack() {
  const directory = temporaryDirectory();
  const { packPath, keyPath } = await writeFakePack(directory, { count: 3 });
  const [manifest, ...puzzles] = readLines<Line>(packPath) as [Line, ...Line[]];
  return { directory, packPath, keyPath, manifest, puzzles };
}

function gzipped(path: string): string {
  const target = `${path}.gz`;
  writeFileSync(target, gzipSync(readFileSync(path)));
  return target;
}

describe('reading a pack', () => {
  test('is the same with and without gzip, digest included', async () => {
    const { packPath, keyPath } = await fakePack();
    const [plain, zipped] = [await readPack(packPath), await readPack(gzipped(packPath))];
    expect({ ...zipped, path: '' }).toEqual({ ...plain, path: '' });
    expect((await readKey(gzipped(keyPath))).keys).toEqual((await readKey(keyPath)).keys);
  });

  test('keeps only what grading needs where no more is asked for', async () => {
    const { packPath } = await fakePack();
    const [pack, index] = [await readPack(packPath), await readPackIndex(packPath)];
    expect(index.digest).toBe(pack.digest);
    expect(index.puzzles).toEqual(
      pack.puzzles.map(({ id, scenario, steps, places, fixes, commitment }) => ({
        id,
        scenario,
        steps,
        places,
        fixes,
        commitment,
      })),
    );
  });

  test('takes Windows line ends and a missing last newline', async () => {
    const { directory, packPath } = await fakePack();
    const path = join(directory, 'windows.jsonl');
    writeFileSync(path, readFileSync(packPath, 'utf8').trimEnd().replaceAll('\n', '\r\n'));
    expect((await readPack(path)).puzzles).toHaveLength(3);
  });

  const bad: [string, (lines: Line[]) => unknown[], RegExp][] = [
    [
      'a key file',
      () => [{ format: 'lossleuth-key', version: 1 }],
      /^invalid pack: FILE line 1: format = "lossleuth-key" \(must be "lossleuth-pack"\)$/,
    ],
    ['no manifest', (lines) => lines.slice(1), /^invalid pack: FILE line 1: format = undefined/],
    ['a number', () => [7], /^invalid pack: FILE line 1: format = undefined/],
    ['null', () => [null], /^invalid pack: FILE line 1: format = undefined/],
    [
      'a later version',
      ([manifest]) => [{ ...manifest, version: 2 }],
      /^unsupported pack: FILE line 1: got v2 when expected v1$/,
    ],
    [
      'a cut-off file',
      (lines) => lines.slice(0, 3),
      /^invalid pack: FILE \(got 2 puzzles when the manifest says 3; is the file cut off\?\)$/,
    ],
    [
      'too many lines',
      ([manifest, ...rest]) => [{ ...manifest, count: 2 }, ...rest],
      /^invalid pack: FILE \(got 3 puzzles when the manifest says 2\)$/,
    ],
    [
      'a puzzle twice',
      ([manifest, a, b]) => [manifest, a, b, a],
      /^invalid pack: FILE line 4: puzzle [0-9a-f]{12} is there twice$/,
    ],
    [
      'an unknown scenario',
      ([manifest, a]) => [manifest, { ...a, scenario: 'vast' }],
      /^invalid puzzle: FILE line 2: scenario = "vast" \(the manifest has no candidates for it\)$/,
    ],
    [
      'an inherited name as scenario',
      ([manifest, a]) => [manifest, { ...a, scenario: 'toString' }],
      /the manifest has no candidates for it/,
    ],
    [
      'an unknown field',
      ([manifest, a]) => [manifest, { ...a, cause: 'x' }],
      /^unknown field in FILE line 2: cause \(fields: id, .*\bcommitment\)$/,
    ],
    [
      'a missing field',
      ([manifest, { steps: _, ...a }]) => [manifest, a],
      /^missing field in FILE line 2: steps \(a whole number, at least 1\)$/,
    ],
    [
      'null for a number',
      ([manifest, a]) => [manifest, { ...a, series: { ...(a.series as Line), 'train-loss': [null] } }],
      /^invalid puzzle in FILE line 2: series.train-loss.0 = null \(must be a number, "NaN"/,
    ],
    [
      'a prior that does not sum to 1',
      ([manifest]) => [
        { ...manifest, prior: { tiny: { healthy: 0.4, 'lr-too-high': 0.3, 'no-warmup': 0.2, 'stale-shard': 0.2 } } },
      ],
      /^invalid pack: FILE line 1: prior.tiny sums to 1.1/,
    ],
    [
      'a prior without a candidate',
      ([manifest]) => [{ ...manifest, prior: { tiny: { healthy: 1 } } }],
      /^invalid pack: FILE line 1: candidates.tiny and prior.tiny differ in lr-too-high$/,
    ],
    [
      'a prior for something else',
      ([manifest]) => [{ ...manifest, prior: {} }],
      /candidates.tiny and prior.tiny differ in healthy$/,
    ],
  ];
  test.each(bad)('refuses %s', async (_name, change, message) => {
    const { directory, manifest, puzzles } = await fakePack();
    const path = writeLines(directory, 'bad.jsonl', change([manifest, ...puzzles]));
    const error = await readPack(path).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).message.replaceAll(path, 'FILE')).toMatch(message);
  });
});

describe('reading a file', () => {
  test.each([
    ['nothing', '', 'invalid pack: FILE (empty file)'],
    ['blank lines', '\n \n', 'invalid pack: FILE (empty file)'],
    ['malformed JSON', '{"format":', 'invalid pack: FILE line 1 (malformed JSON; is the file cut off?)'],
    ['other text than UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'invalid pack: FILE line 1 (not UTF-8 text)'],
    ['a line too long', ' '.repeat(4 * 1024 * 1024 + 1), 'invalid pack: FILE line 1 (longer than 4 MiB)'],
  ])('refuses %s', async (_name, content, message) => {
    const path = join(temporaryDirectory(), 'pack.jsonl');
    writeFileSync(path, content);
    await expect(readPack(path)).rejects.toThrow(message.replace('FILE', path));
  });

  test('names a file that is not there, is a directory, or is not gzip', async () => {
    const directory = temporaryDirectory();
    const path = join(directory, 'none.jsonl');
    await expect(readPack(path)).rejects.toThrow(`missing pack: ${path} (no such file or directory)`);
    await expect(readKey(`${path}.gz`)).rejects.toThrow(`missing key: ${path}.gz (no such file or directory)`);
    await expect(readPack(directory)).rejects.toThrow(`invalid pack: ${directory} (EISDIR`);
    const { packPath } = await writeFakePack(join(directory, 'pack'));
    writeFileSync(`${path}.gz`, readFileSync(packPath));
    await expect(readPack(`${path}.gz`)).rejects.toThrow('damaged or truncated gzip');
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(packPath)).subarray(0, 500));
    await expect(readPack(`${path}.gz`)).rejects.toThrow('damaged or truncated gzip');
  });

  test('never quotes the file, which may be a secret', async () => {
    const path = join(temporaryDirectory(), 'key.jsonl');
    writeFileSync(path, '{"seed": hush}');
    await expect(readKey(path)).rejects.not.toThrow('hush');
  });

  test('throws nothing but AppError, whatever the bytes', async () => {
    const { directory, packPath, keyPath } = await fakePack();
    const pack = await readPackIndex(packPath);
    const path = join(directory, 'any.jsonl');
    const damaged = (original: Buffer) =>
      fc
        .tuple(fc.nat(original.length - 1), fc.uint8Array({ maxLength: 4 }))
        .map(([at, bytes]) => Buffer.concat([original.subarray(0, at), bytes, original.subarray(at + bytes.length)]));
    const lines = fc.array(fc.json(), { maxLength: 4 }).map((texts) => Buffer.from(texts.join('\n')));
    const content = fc.oneof(
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      lines,
      damaged(readFileSync(packPath)),
      damaged(readFileSync(keyPath)),
      damaged(Buffer.from(`{"puzzle":"${pack.puzzles[0]!.id}","causes":{"healthy":0.5},"onset":[1,2],"where":"code"}`)),
    );
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        writeFileSync(path, bytes);
        for (const read of [readPack, readKey, (file: string) => readAnswers(file, pack)]) {
          const error = await read(path).then(
            () => null,
            (e: unknown) => e,
          );
          if (error !== null) expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('reading a key', () => {
  test.each<[string, (lines: Line[]) => unknown[], string]>([
    [
      'a pack',
      () => [{ format: 'lossleuth-pack', version: 1 }],
      'invalid key: FILE line 1: format = "lossleuth-pack" (must be "lossleuth-key")',
    ],
    [
      'an old version',
      ([manifest]) => [{ ...manifest, version: 0 }],
      'unsupported key: FILE line 1: got v0 when expected v1',
    ],
    [
      'a cut-off file',
      (lines) => lines.slice(0, 2),
      'invalid key: FILE (got 1 puzzles when the manifest says 3; is the file cut off?)',
    ],
    [
      'a short nonce',
      ([manifest, a]) => [manifest, { ...a, nonce: 'ab' }],
      'invalid key in FILE line 2: nonce = "ab" (must be 64 hex digits)',
    ],
    ['a puzzle twice', ([manifest, a]) => [manifest, a, a], 'is there twice'],
  ])('refuses %s', async (_name, change, message) => {
    const { directory, keyPath } = await fakePack();
    const path = writeLines(directory, 'bad.jsonl', change(readLines<Line>(keyPath)));
    await expect(readKey(path)).rejects.toThrow(message.replace('FILE', path));
  });
});

describe('reading answers', () => {
  test('takes the template, blank lines and missing puzzles', async () => {
    const directory = temporaryDirectory();
    const { packPath, answersPath } = await writeFakePack(directory, { answersTemplate: true });
    const pack = await readPackIndex(packPath);
    const answers = await readAnswers(answersPath!, pack);
    expect([...answers.keys()]).toEqual(pack.puzzles.map(({ id }) => id));
    expect(answers.get(pack.puzzles[0]!.id)).toEqual({ puzzle: pack.puzzles[0]!.id, causes: {} });
    const path = join(directory, 'one.jsonl');
    writeFileSync(path, `\n{"puzzle":"${pack.puzzles[2]!.id}","causes":{"healthy":1}}\n\n`);
    expect([...(await readAnswers(path, pack)).values()]).toEqual([
      { puzzle: pack.puzzles[2]!.id, causes: { healthy: 1 } },
    ]);
  });

  test.each<[string, (id: string) => unknown[], string]>([
    [
      'a puzzle of another pack',
      () => [{ puzzle: 'ffffffffffff', causes: {} }],
      'unknown puzzle in FILE line 1: "ffffffffffff" (not in PACK)',
    ],
    [
      'two answers to one puzzle',
      (id) => [
        { puzzle: id, causes: {} },
        { puzzle: id, causes: {} },
      ],
      'is answered twice',
    ],
    [
      'an unknown candidate',
      (id) => [{ puzzle: id, causes: { 'no-warmpu': 1 } }],
      'unknown candidate in FILE line 1: no-warmpu (did you mean no-warmup?)',
    ],
    [
      'a bad probability',
      (id) => [{ puzzle: id, causes: { healthy: 2 } }],
      'invalid probability in FILE line 1: healthy = 2 (must be in [0, 1])',
    ],
    [
      'an onset after the run',
      (id) => [{ puzzle: id, causes: {}, onset: [0, 20] }],
      'invalid onset in FILE line 1: [0, 20] (the run has the steps 0 to 19)',
    ],
    ['no puzzle', () => [{ causes: {} }], 'missing field in FILE line 1: puzzle'],
    ['null', () => [null], 'invalid answer in FILE line 1: null'],
  ])('refuses %s', async (_name, lines, message) => {
    const { directory, packPath } = await fakePack();
    const pack = await readPackIndex(packPath);
    const path = writeLines(directory, 'answers.jsonl', lines(pack.puzzles[0]!.id));
    await expect(readAnswers(path, pack)).rejects.toThrow(message.replace('FILE', path).replace('PACK', packPath));
  });
});
