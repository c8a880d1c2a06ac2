import { describe, expect, test } from 'vitest';
import { formatGradeReport } from '../../src/pack/format-report.js';
import { gradePack } from '../../src/pack/grade-pack.js';
import { readKey, readPackIndex } from '../../src/pack/read.js';
import type { Answers } from '../../src/pack/read-answers.js';
import { gradeReportSchema } from '../../src/pack/report.js';
import { writeFakePack } from '../helpers/fake-pack.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

const COUNT = 24;

const skillsOf = (cause: string) => (cause === 'healthy' ? (['C5', 'E2'] as const) : undefined);

/**
 * A pack answered but for its first puzzle: the second without a cause, the others with the truth at .9, but a healthy run
 * with `stale-shard` at .6.
 */
async function answeredPack() {
  const { packPath, keyPath } = await writeFakePack(temporaryDirectory(), { count: COUNT });
  const [pack, key] = [await readPackIndex(packPath), await readKey(keyPath)];
  const answers: Answers = new Map(
    key.keys.slice(1).map(({ puzzle, cause }, i) => {
      if (i === 0) return [puzzle, { puzzle, causes: {} }];
      return [puzzle, { puzzle, causes: cause === 'healthy' ? { 'stale-shard': 0.6 } : { [cause]: 0.9 } }];
    }),
  );
  const healthy = key.keys.slice(2).filter(({ cause }) => cause === 'healthy').length;
  return { input: { pack, key, answers, skillsOf }, report: gradePack({ pack, key, answers, skillsOf }), healthy };
}

const FORECASTS = COUNT - 2;

describe('the session of a pack', () => {
  test('is of the answers alone, and of those that name a cause where it is of confidence', async () => {
    const { report, healthy } = await answeredPack();
    expect(healthy).toBeGreaterThan(1);
    const { session, summary } = report;
    expect([session.answers, session.forecasts, summary.n]).toEqual([COUNT - 1, FORECASTS, COUNT]);
    expect(session.confidence!.right).toBeCloseTo((FORECASTS - healthy) / FORECASTS, 12);
    expect(session.brier!.brier).toBeCloseTo(((FORECASTS - healthy) * 0.01 + healthy * 0.36) / FORECASTS, 12);
    const answered = report.puzzles.slice(1).reduce((sum, { score }) => sum + score, 0);
    expect(session.score).toBeCloseTo(answered / (COUNT - 1), 9);
  });

  test('takes families from the manifest and skills from who knows them', async () => {
    const { input, report, healthy } = await answeredPack();
    const { key, pack, answers } = input;
    const { skills, confusions } = report.session;
    const allHealthy = key.keys.slice(1).filter(({ cause }) => cause === 'healthy').length;
    expect(skills.map(({ skill, n }) => [skill, n])).toEqual([
      ['C5', allHealthy],
      ['E2', allHealthy],
    ]);
    expect(confusions.causes).toEqual([
      { truth: 'healthy', named: 'stale-shard', n: healthy, of: healthy, confidence: expect.closeTo(0.6, 12) },
    ]);
    expect(confusions.families).toContainEqual({ truth: 'healthy', named: 'data', n: healthy });
    expect(gradePack({ pack, key, answers }).session.skills).toEqual([]);
  });

  test('survives JSON and fits the schema of the report', async () => {
    const { input, report } = await answeredPack();
    expect(gradeReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    const nothing = gradePack({ ...input, answers: new Map() });
    expect(gradeReportSchema.parse(JSON.parse(JSON.stringify(nothing))).session).toMatchObject({
      answers: 0,
      brier: null,
    });
  });
});

describe('the session as text', () => {
  test('has the confidence with its bins, the Brier parts, the confusions and the skills', async () => {
    const { report, healthy } = await answeredPack();
    const text = formatGradeReport(report);
    expect(text).toContain(`Confidence in the first cause named, over ${FORECASTS} answers\nsaid `);
    expect(text).toMatch(/\nsaid {3,}n +mean +right +95 % interval\n/);
    expect(text).toMatch(
      /\nBrier score of "my first cause is right": 0\.\d{3} \(0 best, 1 worst\), made of\n {2}\+ reliability /,
    );
    expect(text).toContain(`\nCommonest confusions\n  ${healthy} of ${healthy}  healthy named stale-shard, at 60 %\n`);
    expect(text).toMatch(/\nC5 Avoiding false conclusions +\d+ +\d+\.\d +\d+ to \d+ +\d+ %\n/);
  });

  test('has parts that add up as they are printed', async () => {
    const { report } = await answeredPack();
    const text = formatGradeReport(report);
    const parts = [...text.matchAll(/^ {2}([+−]) [a-z ]+? {2,}(\d\.\d{3})/gm)];
    expect(parts).toHaveLength(4);
    const sum = parts.reduce((total, [, sign, value]) => total + (sign === '+' ? 1 : -1) * Number(value), 0);
    expect(Math.abs(sum - report.session.brier!.brier)).toBeLessThan(0.0025);
  });

  test('is not there without an answer', async () => {
    const { input } = await answeredPack();
    const nothing = formatGradeReport(gradePack({ ...input, answers: new Map() }));
    expect(nothing).not.toMatch(/Confidence|Brier score of|confusions|skill/);
  });
});
