import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { KEY_FORMAT } from '../../src/pack/format.js';
import { readPackIndex } from '../../src/pack/read.js';
import { type AuditPack, auditPack } from '../helpers/audit-pack.js';
import { run } from '../helpers/command-line.js';
import { writeLines } from '../helpers/fake-pack.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

async function written({ manifest, puzzles, keys }: AuditPack): Promise<{ packPath: string; keyPath: string }> {
  const directory = temporaryDirectory();
  const packPath = writeLines(directory, 'pack.jsonl', [manifest, ...puzzles]);
  const { digest } = await readPackIndex(packPath);
  const head = { format: KEY_FORMAT, version: 1, pack: digest, count: keys.length };
  return { packPath, keyPath: writeLines(directory, 'pack.key.jsonl', [head, ...keys]) };
}

/** One cause has a log line more. */
const leaking = (count: number): AuditPack =>
  auditPack(count, ({ log }, { cause }) => {
    if (cause === 'lr-spike') log.push({ step: 7, level: 'info', text: 'uneasy feeling' });
  });

describe('audit', () => {
  test('passes a pack without a leak, with the table of dumb programs', async () => {
    const { packPath, keyPath } = await written(auditPack(120));
    const { code, output, errors } = await run(['audit', '--pack', packPath, '--key', keyPath]);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^120 puzzles of noise \(.*\): \d+ tests, α 0.01 over all of them \(Holm\)\n/);
    expect(output).toMatch(/^announced changes +Kruskal–Wallis H .* evidence: not judged$/m);
    for (const name of ['always healthy', 'the published prior', 'best threshold', 'nearest neighbour', 'ceiling'])
      expect(output).toContain(name);
    expect(output).toMatch(/^Tier 3 and above: the best threshold is right in/m);
    expect(output).toMatch(/No leak found in \d+ tests\.\n$/);
  });

  test('names every leak and ends with 1', async () => {
    const { packPath, keyPath } = await written(leaking(120));
    const { code, output } = await run(['audit', '--pack', packPath, '--key', keyPath]);
    expect(code).toBe(1);
    expect(output).toMatch(/^the number of log lines .* LEAK$/m);
    expect(output).toMatch(/^failed: the cause can be told from the number of log lines: Kruskal–Wallis H/m);
    expect(output).toMatch(/^failed: the cause can be told from the log line "info: uneasy feeling": chi-square/m);
  });

  test('prints everything as JSON, and reads gzip', async () => {
    const { packPath, keyPath } = await written(leaking(120));
    const packed = join(temporaryDirectory(), 'pack.jsonl.gz');
    const { puzzles, manifest } = leaking(120);
    writeFileSync(packed, gzipSync([manifest, ...puzzles].map((line) => `${JSON.stringify(line)}\n`).join('')));
    const { code, output } = await run(['audit', '--pack', packed, '--key', keyPath, '--json']);
    const report = JSON.parse(output);
    expect(code).toBe(1);
    expect(report).toMatchObject({ ok: false, puzzles: 120, alpha: 0.01, recipe: 'noise' });
    expect(report.tests.find(({ id }: { id: string }) => id === 'log-count')).toEqual({
      id: 'log-count',
      title: 'the number of log lines',
      measure: 'Kruskal–Wallis H',
      n: 120,
      value: expect.any(Number),
      p: expect.any(Number),
      permutations: expect.any(Number),
      holm: expect.any(Number),
      leak: true,
    });
    expect(report.evidence.map(({ id }: { id: string }) => id)).toEqual(['planned', 'overflows', 'diverged', 'bytes']);
    expect(report.baselines[0]).toMatchObject({ id: 'healthy', n: 120 });
    expect(report.notTrivial.ok).toBe(true);
    expect(packPath).not.toBe(packed);
  });

  test('finds fields in another order, which the reader would put right', async () => {
    const pack = auditPack(120, (puzzle, { cause }) => {
      if (cause !== 'lr-spike') return;
      puzzle.card = Object.fromEntries(Object.entries(puzzle.card).toReversed()) as typeof puzzle.card;
    });
    const { packPath, keyPath } = await written(pack);
    const { code, output } = await run(['audit', '--pack', packPath, '--key', keyPath]);
    expect(code).toBe(1);
    expect(output).toContain('failed: the cause can be told from the fields of the puzzle and their order');
  });

  test('refuses the key of another pack, and missing options', async () => {
    const [one, other] = [await written(auditPack(6)), await written(auditPack(7))];
    const mixed = await run(['audit', '--pack', one.packPath, '--key', other.keyPath]);
    expect(mixed).toMatchObject({ code: 1, errors: expect.stringContaining('is the key of another pack') });
    const bare = await run(['audit', '--pack', one.packPath]);
    expect(bare).toMatchObject({ code: 2, errors: expect.stringContaining('missing option: --key') });
  });

  test('stops when it is interrupted', async () => {
    const { packPath, keyPath } = await written(auditPack(6));
    const interrupted = AbortSignal.abort();
    const { code, output } = await run(['audit', '--pack', packPath, '--key', keyPath], { interrupted });
    expect({ code, output }).toEqual({ code: 1, output: '' });
  });
});
