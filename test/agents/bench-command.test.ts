import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createConversation } from '../../src/agents/conversation.js';
import type { BenchReport } from '../../src/agents/report.js';
import { createShop } from '../../src/agents/shop.js';
import { factoryOf } from '../../src/cli/factory.js';
import { readDataFiles } from '../../src/data-files.js';
import { NOT_AVAILABLE } from '../../src/lab/probe.js';
import { readKey, readPack } from '../../src/pack/read.js';
import { gradeReportSchema } from '../../src/pack/report.js';
import { writePack } from '../../src/pack/write.js';
import { packSecret } from '../../src/puzzle/seal.js';
import { agentCommand } from '../helpers/agents.js';
import { NOTHING_DROPPED } from '../helpers/certificate.js';
import { ROOT, run } from '../helpers/command-line.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { readLines, writeFakePack, writeLines } from '../helpers/fake-pack.js';
import { catalogue } from '../helpers/runs.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

const files = readDataFiles(ROOT);
const mixed = files.recipe('mixed');
const factory = factoryOf(mixed, files, catalogue, diagnostician);

/** Three puzzles of the mixed recipe. */
const folder = mkdtempSync(join(tmpdir(), 'lossleuth-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const secret = packSecret({ seed: 'agents', recipe: mixed });
const { packPath, keyPath } = await writePack({
  directory: folder,
  factory,
  recipe: mixed,
  secret,
  sealed: false,
  count: 3,
});
const words = ['bench', '--pack', packPath, '--key', keyPath];

const example = (name: string) => `"${process.execPath}" "${join(ROOT, 'examples', 'agents', `${name}.mjs`)}"`;

describe('bench', () => {
  test('has each example and the reference answer every puzzle', async () => {
    const ids = (await readPack(packPath)).puzzles.map(({ id }) => id);
    for (const agent of [example('random'), example('thresholds'), 'reference']) {
      const out = join(temporaryDirectory(), 'results.jsonl');
      const { code, output, errors } = await run([...words, '--agent', agent, '--out', out, '--json']);
      expect([code, errors.trimEnd().split('\n')]).toEqual([0, ids.map((id) => expect.stringContaining(id))]);
      const report = JSON.parse(output) as BenchReport;
      expect(report.outcomes).toMatchObject({ answered: 3, invalid: 0 });
      expect(report.puzzles.map(({ puzzle }) => puzzle)).toEqual(ids);
      expect(report.means.score!.mean).toBeCloseTo(report.summary.score, 9);
      expect(report.means.score!.interval).toEqual(report.summary.scoreInterval);
      for (const { investigation, bought, budget } of report.puzzles) {
        const spent = bought.reduce((sum, { gpuHours }) => sum + gpuHours, 0);
        expect(investigation!.gpuHours).toBeCloseTo(spent, 3);
        expect(spent).toBeLessThanOrEqual(budget);
      }
      // What `grade` says of these answers is in it.
      const { byCause, summary, session, puzzles } = report;
      const grades = puzzles.map((one) =>
        Object.fromEntries(Object.entries(one).filter(([field]) => isOfGrade(field))),
      );
      gradeReportSchema.parse({ puzzles: grades, byCause, summary, session });
      const [head, ...lines] = readLines<Record<string, unknown>>(out);
      expect(head).toMatchObject({ format: 'lossleuth-bench', version: 1, agent: report.conditions.agent });
      expect(lines).toEqual(report.puzzles);
    }
  });

  test('goes on where it was interrupted, and grades what was done before as it would have been', async () => {
    const out = join(temporaryDirectory(), 'results.jsonl');
    const agent = [...words, '--agent', example('thresholds'), '--out', out];
    const whole = JSON.parse((await run([...agent, '--json'])).output) as BenchReport;
    const [head, first] = readFileSync(out, 'utf8').split('\n');
    // The machine stopped in the middle of a line.
    writeFileSync(out, `${head}\n${first}\n{"puzzle":"half`);
    const { code, output, errors } = await run([...agent, '--resume', '--json']);
    expect([code, errors.trimEnd().split('\n').length]).toEqual([0, 2]);
    const timeless = ({ puzzles }: BenchReport) => puzzles.map(({ seconds: _, ...rest }) => rest);
    expect(timeless(JSON.parse(output) as BenchReport)).toEqual(timeless(whole));
    expect(readLines(out)).toHaveLength(4);
    for (const [given, message] of [
      [[...agent, '--resume', '--points', '20'], /invalid results file: .* \(it is of another pack, agent or limits\)/],
      [agent, /is there already \(--resume goes on with it\)/],
      [[...agent.slice(0, -2), '--resume'], /missing option: --out/],
    ] as const) {
      const refused = await run(given);
      expect(refused.code).toBe(2);
      expect(refused.errors).toMatch(message);
    }
  });

  test('sells what the factory measures, in whatever order it is bought, and says no finding', async () => {
    const { puzzles } = await readPack(packPath);
    const { keys } = await readKey(keyPath);
    const file = join(temporaryDirectory(), 'readings');
    const buying = (ids: string) => `
      import { appendFileSync } from 'node:fs';
      const ids = puzzle.probes.slice(0, 6).map(({ id }) => id);
      for (const probe of ${ids}) {
        say({ type: 'probe', probe });
        appendFileSync('${file}', JSON.stringify({ ...(await hear()), puzzle: puzzle.id }) + '\\n');
      }
      say(answer);`;
    for (const ids of ['ids', 'ids.reverse()'])
      expect((await run([...words, '--agent', agentCommand(buying(ids))])).code).toBe(0);
    const told = readLines<Record<string, unknown>>(file);
    expect(told).toHaveLength(2 * 6 * puzzles.length);
    for (const { puzzle: id, probe, text, series, table, finding } of told) {
      const i = puzzles.findIndex((one) => one.id === id);
      const draft = { puzzle: puzzles[i]!, key: keys[i]!, dropped: NOTHING_DROPPED };
      const reading = factory.probe(draft, String(probe));
      expect({ text, series, table }).toEqual({ text: reading.text, series: reading.series, table: reading.table });
      expect(finding).toBeUndefined();
    }
  });

  test('tells nothing of the key before the answer', async () => {
    const { puzzles } = await readPack(packPath);
    const { keys } = await readKey(keyPath);
    for (const [i, { commitment, ...puzzle }] of puzzles.entries()) {
      const shop = createShop(puzzle, () => NOT_AVAILABLE);
      const limits = { seconds: 1, bytes: 1000 };
      const prior = factory.prior[puzzle.scenario]!;
      const { opening } = createConversation({ puzzle, prior, shop, limits, points: 200 });
      for (const secret of [commitment, keys[i]!.seed, keys[i]!.nonce]) expect(opening).not.toContain(secret);
      for (const field of Object.keys(keys[i]!).filter((name) => !['puzzle', 'fixes'].includes(name)))
        expect(opening).not.toContain(`"${field}":`);
    }
  });

  test('prints a report for people', async () => {
    const { output } = await run([...words, '--agent', agentCommand("say('hm')"), '--seconds', '20']);
    expect(output).toMatch(
      /^agent {6}.*agent\.mjs\noutcomes {3}3 puzzles: 3 invalid\nlimits {5}20 s and 1000000 bytes/,
    );
    expect(output).toMatch(/\nscore +0\.0 +0\.0 to 0\.0\n/);
    expect(output).toMatch(
      /\nWithout an answer\n[0-9a-f]{12} {2}invalid {2}It wrote what cannot be read: invalid line: "hm"/,
    );
    expect(output).toMatch(/\ntrue cause +n +score/);
  });

  test('says what is wrong with the call, before anything is run', async () => {
    const directory = temporaryDirectory();
    const tiny = await writeFakePack(directory);
    const [manifest, ...lines] = readLines<object>(tiny.packPath);
    const old = writeLines(directory, 'old.jsonl', [{ ...manifest, generator: 'lossleuth/1' }, ...lines]);
    const [keyManifest, ...keyLines] = readLines<object>(tiny.keyPath);
    const digest = createHash('sha256').update(readFileSync(old)).digest('hex');
    const oldKey = writeLines(directory, 'old.key.jsonl', [{ ...keyManifest, pack: digest }, ...keyLines]);
    const agent = [...words, '--agent'];
    const refused: [string[], number, RegExp][] = [
      [words, 2, /missing option: --agent/],
      [[...agent, ''], 2, /missing agent/],
      [[...agent, '"a'], 2, /invalid agent: .*not closed/],
      [[...agent, 'a', '--points', '5'], 2, /invalid points: 5/],
      [[...agent, 'a', '--seconds', '0'], 2, /invalid seconds: 0/],
      [[...agent, 'a', '--bytes', 'x'], 2, /invalid bytes: x/],
      [[...agent, 'a', '--env', 'LOSSLEUTH_NO_SUCH'], 2, /missing variable: LOSSLEUTH_NO_SUCH \(it is not set\)/],
      [[...agent, 'a', '--out', keyPath], 2, /invalid results file: .* is there already/],
      [['bench', '--pack', packPath, '--key', tiny.keyPath, '--agent', 'a'], 1, /is the key of another pack/],
      [['bench', '--pack', join(directory, 'none'), '--key', keyPath, '--agent', 'a'], 2, /missing pack/],
      [
        ['bench', '--pack', old, '--key', oldKey, '--agent', 'a'],
        2,
        /unsupported pack: .* was made by lossleuth\/1 \(/,
      ],
    ];
    for (const [argv, code, message] of refused) {
      const result = await run(argv);
      expect([result.code, result.output], argv.join(' ')).toEqual([code, '']);
      expect(result.errors).toMatch(message);
    }
  });

  test('an interruption says what is kept', async () => {
    const out = join(temporaryDirectory(), 'results.jsonl');
    const interruption = new AbortController();
    const running = run([...words, '--agent', agentCommand('setInterval(() => {}, 1000)'), '--out', out], {
      interrupted: interruption.signal,
    });
    await expect.poll(() => existsSync(out)).toBe(true);
    interruption.abort();
    const { code, errors, output } = await running;
    expect([code, output]).toEqual([1, '']);
    expect(errors).toBe(`lossleuth: interrupted after 0 of 3 puzzles; the results so far are in ${out}\n`);
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });
});

const GRADE_FIELDS = ['puzzle', 'answered', 'truth', 'cause', 'onset', 'where', 'fix', 'score', 'reasons'];
const isOfGrade = (field: string) => GRADE_FIELDS.includes(field);
