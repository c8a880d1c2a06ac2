import { describe, expect, it } from 'vitest';
import type { FixedRuns } from '../../../src/puzzle/revealed.js';
import { proposedFixes } from '../../../src/web/answer/fixes.js';
import { ownCourse, parCourse } from '../../../src/web/reveal/course.js';
import { courseEndInWords } from '../../../src/web/reveal/course-words.js';
import { removedInWords, signOf } from '../../../src/web/reveal/fix-words.js';
import { fixedPictures } from '../../../src/web/reveal/fixed-lines.js';
import { balanceAgainst } from '../../../src/web/reveal/told.js';
import { fixtureFixed } from '../../helpers/fixture-probes.js';
import { FIXTURE_PRIOR, fixturePuzzle, fixtureReveal } from '../../helpers/fixture-puzzle.js';

const puzzle = fixturePuzzle('f10000000001');
const bought = ['optimizer-dump', 'domain-counts'];
const reveal = fixtureReveal(puzzle, { puzzle: puzzle.id, causes: { 'lr-spike': 0.7 }, fix: 'rewind' }, bought);

describe('the fixes of the form', () => {
  const ids = (named: Record<string, number>) =>
    proposedFixes(puzzle, named, FIXTURE_PRIOR).proposed.map(({ id }) => id);

  it('are those of the cause that comes first, in their order, and the others behind them', () => {
    const { cause, proposed, others } = proposedFixes(puzzle, { 'dead-rank': 30, 'mixture-shift': 60 }, FIXTURE_PRIOR);
    expect(cause).toBe('Mixture shift');
    expect(proposed.map(({ id }) => id)).toEqual(puzzle.candidates.find(({ id }) => id === 'mixture-shift')!.fixes);
    expect(others.map(({ name }) => name)).toEqual(['Replace the nodes', 'Reset the optimiser']);
  });

  it('are those of the commonest cause while none is named', () => {
    expect(proposedFixes(puzzle, {}, FIXTURE_PRIOR).cause).toBe('Healthy');
    expect(ids({})).toHaveLength(6);
  });

  it('are none where a candidate has none', () => {
    const candidates = puzzle.candidates.map(({ fixes: _, ...rest }) => rest);
    const { proposed, others } = proposedFixes({ ...puzzle, candidates }, {}, FIXTURE_PRIOR);
    expect([proposed.length, others.length]).toEqual([0, puzzle.fixes.length]);
  });
});

describe('the outcome of a fix', () => {
  it('says how much of the harm is gone', () => {
    const words = [null, 1.2, 0.41, 0.001, 0, -0.0001, -0.67].map((removed) => removedInWords({ removed }));
    expect(words).toEqual(['–', '100 %', '41 %', '0 %', '0 %', '0 %', '−67 %']);
    expect(['cures', 'delays', 'harms'].map((verdict) => signOf(verdict as 'cures'))).toEqual(['✓', '~', '✗']);
  });

  const fixed = fixtureFixed(puzzle);
  const titles = (runs: FixedRuns) => fixedPictures(runs, 'rewind').map(({ title }) => title);

  it('is drawn with yours as the run and the twin as the twin', () => {
    const [loss] = fixedPictures(fixed, 'rewind');
    expect(loss!.lines.map(({ name, look }) => [name, look])).toEqual([
      ['Restore the schedule', 'other-0'],
      ['Rewind (yours)', 'run'],
      ['Do nothing', 'other-1'],
      ['twin, without the fault', 'twin'],
    ]);
    expect(fixedPictures(fixed, null)[0]!.lines.map(({ look }) => look)).toEqual(['run', 'other-0', 'other-1', 'twin']);
  });

  it('is drawn in throughput and calibration only where the fixes differ in them', () => {
    const twin = fixed.runs.at(-1)!;
    const runs = fixed.runs.map((run) => ({ ...run, throughput: twin.throughput, ece: twin.ece }));
    expect(titles({ ...fixed, runs })).toEqual(['Train loss', 'Evaluation loss, mean of the slices']);
    const slow = { ...runs[0]!, throughput: twin.throughput.map((value) => Number(value) / 2) };
    expect(titles({ ...fixed, runs: [slow, ...runs.slice(1)] })).toContain('Throughput');
    const unsure = { ...runs[0]!, ece: twin.ece.map((value) => Number(value) * 2) };
    expect(titles({ ...fixed, runs: [unsure, ...runs.slice(1)] })).toContain(
      'Calibration error (ECE), mean of the slices',
    );
  });
});

describe('the course of an investigation', () => {
  const own = ownCourse(reveal, FIXTURE_PRIOR, [{ probe: 'optimizer-dump', gpuHours: 0 }], puzzle.probes);

  it('adds weights of evidence up, reading by reading', () => {
    // The odds against each rival, from the weights that the panels and then the readings gave.
    const odds = puzzle.candidates
      .filter(({ id }) => id !== 'lr-spike')
      .map(({ id }) => Math.exp(-balanceAgainst(reveal, id, FIXTURE_PRIOR).total));
    expect(own.purchases.at(-1)!.posterior).toBeCloseTo(1 / (1 + odds.reduce((sum, one) => sum + one, 0)));
    expect(own.purchases.map(({ posterior }) => posterior > own.free)).toEqual([true, true]);
  });

  it('costs what was paid, or else what was asked', () => {
    expect(own.purchases.map(({ gpuHours }) => gpuHours)).toEqual([0, 6.4]);
    expect(own.spent).toBe(6.4);
  });

  it('is told beside that of par, where there is one', () => {
    const par = parCourse(reveal, FIXTURE_PRIOR)!;
    expect(par.free).toBe(own.free);
    expect(courseEndInWords({ ...par, free: 0.62 })).toBe('3 GPU-minutes took the true cause from 62 % to 93 %.');
    expect(courseEndInWords({ ...par, free: 0.93 })).toBe('3 GPU-minutes left the true cause at 93 %.');
    expect(parCourse({ ...reveal, par: null }, FIXTURE_PRIOR)).toBeNull();
  });

  it('has its readings among what the panels told', () => {
    const labels = balanceAgainst(reveal, 'healthy', FIXTURE_PRIOR).panels.map(({ label }) => label);
    expect(labels.slice(-2)).toEqual([
      'Dump of the optimiser (as configured)',
      'What was read, by source (as configured)',
    ]);
  });
});
