import { describe, expect, test } from 'vitest';
import { factoryOf } from '../../../src/cli/factory.js';
import { HEALTHY } from '../../../src/core/vocabulary.js';
import { readDataFiles } from '../../../src/data-files.js';
import { observe } from '../../../src/diagnose/observe.js';
import { VISIBLE } from '../../../src/diagnose/tier.js';
import { readKey, readPack } from '../../../src/pack/read.js';
import { verifyPack } from '../../../src/pack/verify.js';
import { writePack } from '../../../src/pack/write.js';
import { gradeAnswer } from '../../../src/puzzle/grade.js';
import { traceOfRecording } from '../../../src/puzzle/recorded/recording.js';
import { diagnostician } from '../../helpers/diagnostician.js';
import { catalogue, root } from '../../helpers/runs.js';
import { temporaryDirectory } from '../../helpers/temporary-directory.js';

const files = readDataFiles(root);
const recipe = files.recipe('recorded');
const factory = factoryOf(recipe, files, catalogue, diagnostician);
const SECRET = 'a'.repeat(64);
const drafts = recipe.recorded!.map((_, i) => factory.generate(factory.secretOf!(SECRET, i)));

describe('a pack of recorded runs', () => {
  test('has every recording once, in an order of its own', () => {
    const played = drafts.map(({ key }) => key.recorded);
    expect([...played].sort()).toEqual([...recipe.recorded!].sort());
    const other = recipe.recorded!.map((_, i) => factory.generate(factory.secretOf!('b'.repeat(64), i)).key.recorded);
    expect(other).not.toEqual(played);
  });

  test('is verified like a simulated one, and has no more puzzles than there are recordings', async () => {
    const options = { directory: temporaryDirectory(), factory, recipe, secret: SECRET, sealed: true };
    await expect(writePack({ ...options, count: drafts.length + 1 })).rejects.toThrow(
      `invalid count: ${drafts.length + 1} (recipe recorded has ${drafts.length} puzzles)`,
    );
    const { packPath, keyPath } = await writePack({ ...options, count: 3 });
    const report = await verifyPack({ pack: await readPack(packPath), key: await readKey(keyPath), factory });
    expect(report).toMatchObject({ ok: true, checked: 3 });
  });

  test('is made of several causes, of healthy runs and of planned changes', () => {
    const causes = new Set(drafts.map(({ key }) => key.cause));
    expect(causes.size).toBeGreaterThan(8);
    const healthy = drafts.filter(({ key }) => key.cause === HEALTHY);
    expect(healthy.some(({ key }) => key.injections.length > 0)).toBe(true);
    expect(healthy.some(({ key }) => key.injections.length === 0)).toBe(true);
  });

  test('asks only for recordings of the faults that are wanted', () => {
    const one = factoryOf({ ...recipe, faults: ['stale-rank'] }, files, catalogue, diagnostician);
    const causes = Array.from({ length: one.distinct! }, (_, i) => one.generate(one.secretOf!(SECRET, i)).key.cause);
    expect(new Set(causes)).toEqual(new Set([HEALTHY, 'stale-rank']));
    expect(() => factoryOf({ ...recipe, tiers: [1, 0, 0, 0, 0] }, files, catalogue, diagnostician)).toThrow(
      'unsupported tier: of recorded runs',
    );
  });
});

describe.each(drafts.map((draft) => [draft.key.recorded!, draft] as const))('%s', (id, draft) => {
  const { puzzle, key } = draft;

  test('can be found: its cause comes first with every reading, and it shows', () => {
    const recorded = files.recorded.find((one) => one.id === id)!;
    const trace = traceOfRecording(files.recording(recorded.run), files.scenario(recorded.scenario));
    const prior = factory.prior[puzzle.scenario]!;
    const { causes } = diagnostician.diagnose(observe(trace), { prior, scenario: puzzle.scenario });
    expect(causes[0]!.id).toBe(key.cause);
    expect(key.certificate.posterior.all).toBeCloseTo(causes[0]!.probability, 3);
    if (key.cause === HEALTHY) return;
    expect(key.certificate.effect).toBeGreaterThanOrEqual(VISIBLE);
    const [injection] = key.injections;
    expect(injection!.detectable).toBeGreaterThanOrEqual(injection!.onset);
  });

  test('does not say that it is a recording before the reveal, and says so then', () => {
    const recorded = files.recorded.find((one) => one.id === id)!;
    for (const word of [recorded.run, recorded.title, 'ecording', key.seed])
      expect(JSON.stringify(puzzle)).not.toContain(word);
    const answer = { puzzle: puzzle.id, causes: { [key.cause]: 1 } };
    const prior = factory.prior[puzzle.scenario]!;
    const { candidates, steps, places } = puzzle;
    const grade = gradeAnswer({ key, answer, candidates, prior, steps, places });
    expect(grade.cause.top1).toBe(true);
    const reveal = factory.reveal(draft, answer, grade);
    expect(reveal.incident).toMatchObject({ kind: 'recorded', title: recorded.title });
    expect(reveal.incident!.figures.every(({ documented }) => !documented.includes('NaN'))).toBe(true);
    // Bit for bit the same before the injection.
    const onset = key.injections[0]?.onset ?? steps;
    expect(reveal.twin.series['train-loss'].slice(0, onset)).toEqual(puzzle.series['train-loss'].slice(0, onset));
    expect(factory.whyNot(draft, answer)).toEqual({ puzzle: puzzle.id, alternatives: [] });
    const theme = factory.theme(draft, 3);
    expect(files.recipe('mixed').scenarios).toContain(theme.scenario);
  });
});
