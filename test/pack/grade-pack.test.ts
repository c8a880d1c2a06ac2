import { describe, expect, test } from 'vitest';
import { formatGradeReport } from '../../src/pack/format-report.js';
import { gradePack } from '../../src/pack/grade-pack.js';
import { type PackIndex, type PackKey, readKey, readPackIndex } from '../../src/pack/read.js';
import type { Answers } from '../../src/pack/read-answers.js';
import { gradeReportSchema } from '../../src/pack/report.js';
import { meanInterval } from '../../src/pack/summary.js';
import { faultInjection, gradeAnswer } from '../../src/puzzle/grade.js';
import type { Answer, AnswerKey } from '../../src/puzzle/puzzle.js';
import { onsetTruth } from '../../src/puzzle/score-onset.js';
import { packSecret } from '../../src/puzzle/seal.js';
import { writeFakePack } from '../helpers/fake-pack.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

async function fakePack(options = {}): Promise<{ pack: PackIndex; key: PackKey }> {
  const { packPath, keyPath } = await writeFakePack(temporaryDirectory(), { count: 8, ...options });
  return { pack: await readPackIndex(packPath), key: await readKey(keyPath) };
}

function perfect(key: AnswerKey): Answer {
  const injection = faultInjection(key);
  const truth = injection && onsetTruth(injection);
  return {
    puzzle: key.puzzle,
    causes: { [key.cause]: 1 },
    onset: truth === null ? 'none' : [truth, truth],
    where: injection?.where ?? 'whole-run',
  };
}

const byId = (answers: readonly Answer[]): Answers => new Map(answers.map((answer) => [answer.puzzle, answer]));

describe('grading a pack', () => {
  test('gives 100 for perfect answers', async () => {
    const { pack, key } = await fakePack();
    const { summary } = gradePack({ pack, key, answers: byId(key.keys.map(perfect)) });
    expect(summary).toEqual({
      n: 8, answered: 8, unanswered: 0, score: 100, cause: 100, brier: 0, log: 0, top1: 1, onset: 100, where: 100, fix: null,
      baseline: expect.any(Number), scoreInterval: [100, 100],
    }); // biome-ignore format: one row of numbers reads better than a column
  });

  test('says what the answer that knows nothing would have scored', async () => {
    const { pack, key } = await fakePack();
    const nothing = key.keys.map(({ puzzle }) => ({ puzzle, causes: {}, onset: 'none' as const, where: 'whole-run' }));
    const { summary } = gradePack({ pack, key, answers: byId(nothing) });
    expect(summary.baseline).toBeGreaterThan(0);
    expect(summary.score).toBe(summary.baseline);
  });

  test('gives 0 in every part without an answer, and counts it', async () => {
    const { pack, key } = await fakePack();
    const { puzzles, summary } = gradePack({ pack, key, answers: byId([perfect(key.keys[0]!)]) });
    expect(summary).toMatchObject({ n: 8, answered: 1, unanswered: 7, score: 100 / 8, top1: 1 / 8 });
    expect(puzzles[1]).toMatchObject({ answered: false, score: 0, onset: 0, where: 0 });
    expect(puzzles[1]!.cause).toEqual({ score: 0, brier: 2, log: Math.log(0.001), top1: false, probability: 0 });
  });

  test('is the grade of each answer, in the order of the pack', async () => {
    const { pack, key } = await fakePack();
    const answers = key.keys.map(({ puzzle }): Answer => ({ puzzle, causes: { 'no-warmup': 0.5 }, onset: [4, 9] }));
    const { puzzles } = gradePack({ pack, key, answers: byId(answers.toReversed()) });
    expect(puzzles.map(({ puzzle }) => puzzle)).toEqual(pack.puzzles.map(({ id }) => id));
    const { candidates, prior } = pack.manifest;
    for (const [i, answer] of answers.entries()) {
      const context = { candidates: candidates['tiny']!, prior: prior['tiny']!, steps: 20 };
      const grade = gradeAnswer({ key: key.keys[i]!, answer, ...context });
      expect(puzzles[i]).toMatchObject({ score: grade.score, onset: grade.onset.score, where: 0 });
      expect(puzzles[i]!.reasons.cause).toBe(grade.cause.reason);
    }
  });

  test('matches its schema and survives JSON', async () => {
    const { pack, key } = await fakePack();
    const report = gradePack({ pack, key, answers: byId(key.keys.slice(3).map(perfect)) });
    expect(gradeReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  test('sums up by true cause, the commonest first', async () => {
    const { pack, key } = await fakePack();
    const report = gradePack({ pack, key, answers: byId(key.keys.map(perfect)) });
    expect(report.byCause.reduce((sum, { n }) => sum + n, 0)).toBe(8);
    expect(report.byCause.map(({ n }) => n)).toEqual(report.byCause.map(({ n }) => n).toSorted((a, b) => b - a));
    for (const { truth, n } of report.byCause) {
      expect(key.keys.filter(({ cause }) => cause === truth)).toHaveLength(n);
    }
  });

  test('refuses the key of another pack, as a failed check', async () => {
    const { pack } = await fakePack();
    const other = await fakePack({ secret: packSecret({ seed: '43' }) });
    expect(() => gradePack({ pack, key: other.key, answers: new Map() })).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^invalid key: .* is the key of another pack/),
        exitCode: 1,
      }),
    );
  });

  test('refuses a key in another order or of another length', async () => {
    const { pack, key } = await fakePack();
    for (const keys of [key.keys.toReversed(), key.keys.slice(1)]) {
      expect(() => gradePack({ pack, key: { ...key, keys }, answers: new Map() })).toThrow(
        expect.objectContaining({ message: expect.stringMatching(/^invalid key: /), exitCode: 1 }),
      );
    }
  });
});

describe('interval of the mean', () => {
  test('is mean ± 1.96 standard errors', () => {
    // Squared deviations 225 + 25 + 0 + 0 + 25 + 225 = 500, over n − 1 = 5: standard deviation 10.
    const [low, high] = meanInterval([35, 45, 50, 50, 55, 65]);
    expect(low).toBeCloseTo(50 - (1.959964 * 10) / Math.sqrt(6), 9);
    expect(high).toBeCloseTo(50 + (1.959964 * 10) / Math.sqrt(6), 9);
  });

  test('is open for a single score and ends with the scale', () => {
    expect(meanInterval([70])).toEqual([0, 100]);
    expect(meanInterval([0, 100])).toEqual([0, 100]);
  });
});

describe('the report as text', () => {
  test('has the summary, the causes and the worst five with their reasons', async () => {
    const { pack, key } = await fakePack();
    const answers = key.keys
      .slice(1)
      .map((truth, i): Answer => (i === 0 ? { ...perfect(truth), where: 'web' } : perfect(truth)));
    const report = gradePack({ pack, key, answers: byId(answers) });
    const text = formatGradeReport(report);
    expect(text).toMatchInlineSnapshot(`
      "8 puzzles, 7 answered, 1 unanswered

      score   85.6   95 % interval 61.4 to 100.0; knowing nothing scores 55.2
      cause   87.5   Brier 0.250 (0 best, 2 worst), log -0.863, right first 87.5 %
      onset   87.5
      where   75.0

      true cause   n  score  cause  onset  where  right first
      no-warmup    3   95.0  100.0  100.0   66.7        100 %
      lr-too-high  2   50.0   50.0   50.0   50.0         50 %
      stale-shard  2  100.0  100.0  100.0  100.0        100 %
      healthy      1  100.0  100.0  100.0  100.0        100 %

      Confidence in the first cause named, over 7 answers
      said 100 % on average, right 100 %: too few answers to say more
      said   n   mean  right  95 % interval
      100 %  7  100 %  100 %      65 to 100

      Brier score of "my first cause is right": 0.000 (0 best, 1 worst), made of
        + reliability  0.000   claims against outcomes; luck alone gives 0.000
        − resolution   0.000   how well confidence tells right from wrong
        + uncertainty  0.000   how mixed the outcomes are
        + within bins  0.000   confidences that differ within a bin

      The 2 furthest from right
      e3081d11ac26  0.0  lr-too-high
        There is no answer to this puzzle.
      20bf3806d6ea  85.0  no-warmup
        The cause was No warm-up; you gave it 100 %. Brier score 0 over the candidates and 0 over their families (0 is certainty in the truth, 2 certainty in something else).
        The fault set in at step 7 and was first detectable at step 10; you said 10 to 10. It is one step and holds the truth: interval score 0 on a run of 20 steps.
        It concerned the whole run; you said Web.
      "
    `);
  });

  test('says nothing about the worst where all is perfect', async () => {
    const { pack, key } = await fakePack();
    expect(formatGradeReport(gradePack({ pack, key, answers: byId(key.keys.map(perfect)) }))).not.toContain('urthest');
  });
});
