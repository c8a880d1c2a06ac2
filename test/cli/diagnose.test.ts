import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../helpers/command-line.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';
import { STEP_COLUMNS } from '../reference/format.js';
import { evaluationsOf, realRuns, stepSeries } from '../reference/read.js';

interface DiagnosisJson {
  readonly causes: readonly { readonly id: string; readonly p: number }[];
  readonly onset: { readonly interval: readonly [number, number] | null };
  readonly evidence: readonly { readonly panel: string; readonly for: string; readonly weight: number }[];
  readonly notes: readonly string[];
  readonly typicality: number;
}

/** Simulates a run as a user would, and gives the words that diagnose it. */
async function simulated(...words: string[]): Promise<string[]> {
  const file = join(temporaryDirectory(), 'run.csv');
  expect((await run(['simulate', ...words, '--out', file])).code).toBe(0);
  return ['diagnose', file, '--eval', file.replace('.csv', '.eval.csv')];
}

/** Writes a recorded run as its job did: a table of its steps, and its evaluations in the long form. */
function recorded(name: string, model: 'lm' | 'mlp'): string[] {
  const folder = temporaryDirectory();
  const columns = STEP_COLUMNS[model].map((column) => stepSeries(name, column));
  const rows = Array.from(columns[0]!, (_, i) => [i + 1, ...columns.map((values) => values[i])].join(','));
  writeFileSync(join(folder, 'run.csv'), `step,${STEP_COLUMNS[model].join(',')}\n${rows.join('\n')}\n`);
  const { steps, readings } = evaluationsOf(name);
  const long = [...readings].flatMap(([slice, metrics]) =>
    [...metrics].flatMap(([metric, values]) => steps.map((step, k) => `${step},${slice},${metric},${values[k]}`)),
  );
  writeFileSync(join(folder, 'run.eval.csv'), `step,slice,metric,value\n${long.join('\n')}\n`);
  return ['diagnose', join(folder, 'run.csv'), '--eval', join(folder, 'run.eval.csv')];
}

const SPIKE = ['--scenario', 'llm-pretrain-7b', '--fault', 'lr-spike', '--onset', '50%', '--severity', '0.6'];

describe('a simulated learning-rate spike', () => {
  test('is named first, with its onset, its evidence and the way on', async () => {
    const { code, output, errors } = await run(await simulated(...SPIKE, '--seed', '11'));
    expect([code, errors]).toEqual([0, '']);
    const lines = output.split('\n');
    expect(lines[0]).toMatch(/^run\.csv \(CSV\): 3,000 rows, steps 0 to 2,999; 10 panels, \d+ of them weighed$/);
    expect(lines[1]).toMatch(/^ {2}Used train_loss as train-loss/);
    const first = lines.findIndex((line) => /^Learning-rate spike {2,}.* % {2}[█▏▎▍▌▋▊▉]+$/.test(line));
    expect(lines.slice(first + 1, first + 5).every((line) => / {2}[<> .\d]+ %( {2}|$)/.test(line))).toBe(true);
    expect(lines[first + 5]).toMatch(/^\d+ other causes share/);
    expect(output).toMatch(/^Onset: .*1,50\d/m);
    expect(output).toMatch(
      /^Learning-rate spike rather than .*: weight of evidence in nats \(log-odds\)\n {2}for {2}/m,
    );
    expect(output).toMatch(/^ {2}prior .*, in all \+\d/m);
    expect(output).toContain('More on it: lossleuth explain lr-spike\n');
  });

  test('as JSON has the promised shape', async () => {
    const { output } = await run([...(await simulated(...SPIKE, '--seed', '12')), '--json']);
    const json = JSON.parse(output) as DiagnosisJson;
    expect(Object.keys(json)).toEqual([
      'causes',
      'onset',
      'evidence',
      'nextProbe',
      'typicality',
      'unlike',
      'notes',
      'unused',
      'missing',
    ]);
    expect(json.causes[0]!.id).toBe('lr-spike');
    expect(json.causes.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 3);
    const [low, high] = json.onset.interval!;
    // Half a percent of the run.
    expect(low).toBeLessThanOrEqual(1515);
    expect(high).toBeGreaterThanOrEqual(1485);
    const likely = json.causes.slice(0, 5).map(({ id }) => id);
    for (const { for: cause } of json.evidence) expect(likely).toContain(cause);
    expect(json.evidence.length).toBeGreaterThan(5);
  });
});

test('a report is written whole, beside the text, and never over what is read', async () => {
  const words = await simulated(...SPIKE, '--seed', '11');
  const folder = temporaryDirectory();
  const file = join(folder, 'new', 'report.html');
  const { code, output } = await run([...words, '--html', file]);
  expect(code).toBe(0);
  expect(output).toContain(`Report: ${file}\n`);
  expect(readdirSync(join(folder, 'new'))).toEqual(['report.html']);
  const page = readFileSync(file, 'utf8');
  expect(page.startsWith('<!doctype html>')).toBe(true);
  expect(page.match(/<svg role="img"/g)).toHaveLength(10);
  const before = readFileSync(words[1]!, 'utf8');
  const refused = await run(['diagnose', words[1]!, '--html', words[1]!]);
  expect([refused.code, refused.errors]).toEqual([
    2,
    `lossleuth: invalid report file: ${words[1]} (it is what is to be read)\n`,
  ]);
  expect(readFileSync(words[1]!, 'utf8')).toBe(before);
});

/** A healthy and a faulty run of each recorded model. */
const RECORDED = (['lm', 'mlp'] as const).flatMap((model) => {
  const runs = realRuns().filter((entry) => entry.model === model);
  return [runs.find(({ healthy }) => healthy)!, runs.find(({ healthy }) => !healthy)!];
});

test.each(RECORDED.map(({ run: name, model }) => ({ name, model })))('the recorded run $name', async (entry) => {
  const words = recorded(entry.name, entry.model);
  const { code, output, errors } = await run([...words, '--json']);
  expect([code, errors]).toEqual([0, '']);
  const json = JSON.parse(output) as DiagnosisJson;
  expect(json.causes.every(({ p }) => p >= 0 && p <= 1)).toBe(true);
  expect(json.typicality).toBeGreaterThanOrEqual(0);
  expect(json.notes[0]).toMatch(/^Used train_loss as train-loss/);
  expect((await run(words)).output).toContain('lossleuth explain ');
});

test('names of columns cannot command the terminal', async () => {
  const file = join(temporaryDirectory(), 'run.csv');
  const rows = Array.from({ length: 200 }, (_, i) => `${i},${3 - i / 200},1`);
  writeFileSync(file, `step,loss,\u001b[2Jgone\n${rows.join('\n')}\n`);
  const { code, output } = await run(['diagnose', file]);
  expect(code).toBe(0);
  expect(output.includes('\u001b')).toBe(false);
  expect(output).toContain('\ufffd[2Jgone');
});

const NUMBERS = Array.from({ length: 60 }, (_, i) => `${i},${3 - i / 100}`).join('\n');

/** Contents of RUN, further words, and what the line on standard error must say. */
const REFUSED: readonly (readonly [string, string | Buffer, readonly string[], RegExp])[] = [
  ['empty', '', [], /^lossleuth: missing rows: .*run\.csv \(the file is empty\)$/],
  ['one row', 'step,loss\n1,2\n', [], /^lossleuth: invalid run: 1 step with a value \(at least 2\)$/],
  ['binary', Buffer.from([1, 0, 2, 0, 255]), [], /^lossleuth: unsupported run file: .*run\.csv holds binary data/],
  ['a checkpoint', 'PK\u0003\u0004', [], /^lossleuth: unsupported run file: .* is a zip archive.* \(give CSV text/],
  [
    'another format',
    `step,loss\n${NUMBERS}\n`,
    ['--format', 'tensorboard'],
    /^lossleuth: (invalid|unsupported) .*run\.csv/,
  ],
  [
    'an unknown format',
    'x',
    ['--format', 'excel'],
    /^lossleuth: unsupported format: excel \(csv, trainer-state, wandb, /,
  ],
  [
    'no loss',
    `step,foo\n${NUMBERS}\n`,
    [],
    /^lossleuth: missing column: no training loss.* --map theirs=train-loss\)$/,
  ],
  ['a wrong map', `step,loss\n${NUMBERS}\n`, ['--map', 'foo=train-loss'], /^lossleuth: unknown column: foo/],
  ['no such evaluations', `step,loss\n${NUMBERS}\n`, ['--eval', 'none.csv'], /^lossleuth: missing run file: none\.csv/],
  ['no such run', `step,loss\n${NUMBERS}\n`, ['--run', 'b'], /^lossleuth: unknown run: b/],
  [
    'no place for a report',
    `step,loss\n${NUMBERS}\n`,
    ['--html', '/proc/none/x.html'],
    /^lossleuth: \w+ output directory/,
  ],
];

describe('what cannot be read ends with exit code 2, one sentence and no report', () => {
  test.each(REFUSED.map(([what, contents, words, message]) => ({ what, contents, words, message })))(
    '$what',
    async ({ contents, words, message }) => {
      const folder = temporaryDirectory();
      writeFileSync(join(folder, 'run.csv'), contents);
      const html = words.includes('--html') ? [] : ['--html', join(folder, 'report.html')];
      const result = await run(['diagnose', join(folder, 'run.csv'), ...words, ...html]);
      expect([result.code, result.output]).toEqual([2, '']);
      expect(result.errors.trimEnd().split('\n')).toHaveLength(1);
      expect(result.errors.trimEnd()).toMatch(message);
      expect(existsSync(join(folder, 'report.html'))).toBe(false);
    },
  );

  test('a missing file, an empty directory, and a package without its diagnostician', async () => {
    const folder = temporaryDirectory();
    const missing = await run(['diagnose', join(folder, 'none.csv')]);
    expect([missing.code, missing.errors]).toEqual([
      2,
      `lossleuth: missing run file: ${join(folder, 'none.csv')} (no such file or directory)\n`,
    ]);
    mkdirSync(join(folder, 'empty'));
    expect((await run(['diagnose', join(folder, 'empty')])).errors).toMatch(/missing run file: .*trainer_state\.json/);
    writeFileSync(join(folder, 'run.csv'), `step,loss\n${NUMBERS}\n`);
    const bare = await run(['diagnose', join(folder, 'run.csv')], { root: folder });
    expect([bare.code, bare.errors]).toEqual([
      2,
      expect.stringMatching(/missing diagnostician: .* \(run: npm run fit\)/),
    ]);
  });
});
