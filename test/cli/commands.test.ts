import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PackManifest } from '../../src/pack/manifest.js';
import type { WrittenPack } from '../../src/pack/write.js';
import type { AnswerKey } from '../../src/puzzle/puzzle.js';
import { run } from '../helpers/command-line.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

const lines = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('simulate', () => {
  const words = ['simulate', '--scenario', 'llm-pretrain-7b', '--fault', 'lr-spike', '--onset', '50%'];

  test('gives the same bytes twice, other bytes for another seed, and no fault at severity 0', async () => {
    const severe = [...words, '--severity', '0.8', '--seed', '7'];
    const first = await run(severe);
    expect(first.code).toBe(0);
    expect((await run(severe)).output).toBe(first.output);
    expect((await run([...words, '--severity', '0.8', '--seed', '8'])).output).not.toBe(first.output);
    const healthy = await run(['simulate', '--scenario', 'llm-pretrain-7b', '--seed', '7']);
    expect((await run([...words, '--severity', '0', '--seed', '7'])).output).toBe(healthy.output);
    const rows = first.output.split('\n');
    expect(rows[0]).toBe('step,train_loss,gradient_norm,learning_rate,update_ratio,weight_norm,throughput');
    expect(rows.slice(0, 1501)).toEqual(healthy.output.split('\n').slice(0, 1501));
    expect(rows).toHaveLength(3002);
  });

  test('writes csv with its evaluations, and jsonl, whole or not at all', async () => {
    const folder = temporaryDirectory();
    const out = join(folder, 'run.csv');
    const { code, output } = await run(['simulate', '--scenario', 'vision-finetune', '--seed', '1', '--out', out]);
    expect([code, output]).toEqual([0, '']);
    expect(readdirSync(folder).sort()).toEqual(['run.csv', 'run.eval.csv']);
    expect(readFileSync(join(folder, 'run.eval.csv'), 'utf8')).toMatch(/^step,slice,metric,value\n0,daylight,loss,/);
    const jsonl = join(folder, 'run.jsonl');
    await run(['simulate', '--scenario', 'vision-finetune', '--seed', '1', '--format', 'jsonl', '--out', jsonl]);
    const types = new Set(lines(jsonl).map((line) => line['type']));
    expect([...types]).toEqual(['run', 'step', 'evaluation', 'log']);
  });
});

describe('generate, verify and grade', () => {
  test('make one path from a seed to a grade', async () => {
    const folder = join(temporaryDirectory(), 'pack');
    const pack = join(folder, 'pack.jsonl');
    const key = join(folder, 'pack.key.jsonl');
    const words = ['generate', 'starter', '--out', folder, '--seed', '42', '--count', '4', '--answers-template'];
    const generated = await run(words);
    expect(generated.code).toBe(0);
    expect(generated.output).toMatch(
      /\n\d+ runs drawn for 4 puzzles; dropped as unfair: \d+ .* \(\d+ %\); \d+ fair ones of another tier\n/,
    );
    expect(generated.output).toMatch(/\ntiers 1 to 5: \d, \d, \d, \d, \d\n/);
    expect(readdirSync(folder).sort()).toEqual(['answers.jsonl', 'pack.jsonl', 'pack.key.jsonl']);
    expect(lines(pack)[0]).toMatchObject({ format: 'lossleuth-pack', version: 1, count: 4, sealed: false });

    const verified = await run(['verify', '--pack', pack, '--key', key]);
    expect(verified.output).toBe('4 puzzles simulated again: every commitment and every byte agrees\n');
    expect(verified.code).toBe(0);

    // A perfect answers file, made from the key, is graded perfect in cause and place, with the best fix there is.
    const answers = join(folder, 'perfect.jsonl');
    const best: { score: number; verdict: string }[] = [];
    const perfect = lines(key)
      .slice(1)
      .map((truth) => {
        const [first] = truth['injections'] as { fault: string; detectable: number; onset: number; where: string }[];
        const faulty = truth['cause'] !== 'healthy';
        const fixes = Object.entries(truth['fixes'] as Record<string, { score: number; verdict: string }>);
        const [fix, outcome] = fixes.reduce((one, other) => (other[1].score > one[1].score ? other : one));
        best.push(outcome);
        const step = faulty ? (first!.detectable ?? first!.onset) : 0;
        return {
          puzzle: truth['puzzle'],
          causes: { [truth['cause'] as string]: 1 },
          onset: faulty ? (first!.onset === 0 ? 'start' : [step, step]) : 'none',
          where: faulty ? first!.where : 'whole-run',
          fix,
        };
      });
    writeFileSync(answers, perfect.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
    const graded = await run(['grade', '--pack', pack, '--key', key, '--answers', answers, '--json']);
    const report = JSON.parse(graded.output) as { summary: { n: number; score: number; top1: number; brier: number } };
    expect(report.summary).toMatchObject({ n: 4, top1: 1, brier: 0 });
    // A fix is graded by the harm it removes and by what it costs, so that even the best one is not worth full marks.
    expect(best.every(({ verdict }) => ['cures', 'cause removed', 'nothing to do'].includes(verdict))).toBe(true);
    expect(report.summary.score).toBeCloseTo(80 + (0.2 / 4) * best.reduce((sum, { score }) => sum + score, 0), 6);
    const readable = await run(['grade', '--pack', pack, '--key', key, '--answers', answers]);
    expect(readable.output).toMatch(/4 puzzles, 4 answered/);

    // The same seed gives the same bytes; a second pack in the folder is refused; a forged label fails the check.
    const again = join(temporaryDirectory(), 'again');
    await run(['generate', 'starter', '--out', again, '--seed', '42', '--count', '4']);
    expect(readFileSync(join(again, 'pack.jsonl'))).toEqual(readFileSync(pack));
    const refused = await run(words);
    expect(refused.code).toBe(2);
    expect(refused.errors).toMatch(/already holds/);
    const forged = lines(key);
    const cause = forged[1]!['cause'] === 'healthy' ? 'lr-spike' : 'healthy';
    forged[1] = { ...forged[1]!, cause };
    const forgedKey = join(folder, 'forged.jsonl');
    writeFileSync(forgedKey, forged.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const failed = await run(['verify', '--pack', pack, '--key', forgedKey]);
    expect(failed.code).toBe(1);
    expect(failed.output).toMatch(/[0-9a-f]{12}: invalid commitment: the key is not the one/);
  }, 300_000);

  test('a sealed pack has another secret every time and never says its seed', async () => {
    const [first, second] = [join(temporaryDirectory(), 'a'), join(temporaryDirectory(), 'b')];
    for (const folder of [first, second]) await run(['generate', 'starter', '--out', folder, '--count', '1']);
    expect(lines(join(first, 'pack.jsonl'))[0]).toMatchObject({ sealed: true });
    expect(readFileSync(join(first, 'pack.jsonl'))).not.toEqual(readFileSync(join(second, 'pack.jsonl')));
  });

  test('an interruption in the middle leaves no file', async () => {
    const folder = join(temporaryDirectory(), 'interrupted');
    const interruption = new AbortController();
    const running = run(['generate', 'mixed', '--out', folder, '--count', '500'], { interrupted: interruption.signal });
    await new Promise((resolve) => setTimeout(resolve, 200));
    interruption.abort();
    const { code, errors } = await running;
    expect([code, errors]).toEqual([1, 'lossleuth: interrupted; no file was written or changed\n']);
    expect(existsSync(folder)).toBe(false);
  });

  test('restricting the faults changes the prior, not the candidates', async () => {
    const folder = join(temporaryDirectory(), 'themed');
    const themed = await run([
      'generate',
      'mixed',
      '--out',
      folder,
      '--seed',
      '1',
      '--count',
      '3',
      '--faults',
      'lr-spike,label-noise',
      '--tier',
      '1',
      '--json',
    ]);
    expect(themed.code).toBe(0);
    const manifest = lines(join(folder, 'pack.jsonl'))[0] as unknown as PackManifest;
    expect(manifest.recipe).toMatchObject({ faults: ['lr-spike', 'label-noise'], tiers: [1, 0, 0, 0, 0] });
    for (const prior of Object.values(manifest.prior)) {
      // Where few draws of a fault are plain to see it leaves its share to the other.
      expect(prior['lr-spike']! + prior['label-noise']!).toBeGreaterThan(0.3);
      expect(prior['gradient-sum']).toBe(0);
    }
    const report = JSON.parse(themed.output) as WrittenPack;
    const keys = lines(join(folder, 'pack.key.jsonl')).slice(1) as unknown as AnswerKey[];
    expect(report.draws).toBe(keys.reduce((sum, { attempt }) => sum + attempt + 1, 0));
    expect(Object.values(report.dropped).reduce((sum, n) => sum + n, 0)).toBe(report.draws - 3);
    expect(report.tiers).toEqual(
      [1, 2, 3, 4, 5].map((tier) => keys.filter(({ certificate }) => certificate.tier === tier).length),
    );
    const causes = lines(join(folder, 'pack.key.jsonl'))
      .slice(1)
      .map((truth) => truth['cause'] as string);
    for (const cause of causes) expect(['healthy', 'lr-spike', 'label-noise']).toContain(cause);
  }, 300_000);
});

describe('catalogue commands', () => {
  test('faults --json has the promised shape', async () => {
    const faults = JSON.parse((await run(['faults', '--json'])).output) as Record<string, unknown>[];
    expect(faults.map((fault) => fault['id'])).toContain('lr-spike');
    for (const fault of faults)
      expect(Object.keys(fault)).toEqual(
        expect.arrayContaining(['id', 'family', 'skills', 'scenarios', 'confusableWith', 'sources']),
      );
  });

  test('scenarios lists runs and recipes; explain prints a page', async () => {
    expect((await run(['scenarios'])).output).toMatch(/llm-pretrain-7b +3000 [\s\S]*\n.*vision-finetune/);
    expect((await run(['explain', 'lr-spike'])).output).toMatch(/^# Learning-rate spike\n/);
  });

  test('help has examples for every command', async () => {
    const { output } = await run(['--help']);
    for (const command of ['play', 'generate', 'grade', 'verify', 'simulate', 'faults', 'scenarios', 'explain']) {
      expect(output).toContain(`  ${command}`);
      const help = await run([command, '--help']);
      expect([help.code, /Examples?:/.test(help.output)]).toEqual([0, true]);
    }
  });
});
