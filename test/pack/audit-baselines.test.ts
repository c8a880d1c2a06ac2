import { describe, expect, test } from 'vitest';
import { wilson } from '../../src/core/wilson.js';
import { type Baseline, baselines } from '../../src/pack/audit/baselines.js';
import { nearestNeighbour } from '../../src/pack/audit/neighbours.js';
import { binomialTail, notTrivial } from '../../src/pack/audit/not-trivial.js';
import type { AuditRow } from '../../src/pack/audit/row.js';
import { panelSummaries, summaryNames } from '../../src/pack/audit/summaries.js';
import { bestThreshold, commonest, sideOf } from '../../src/pack/audit/threshold.js';
import type { PackManifest } from '../../src/pack/manifest.js';
import { auditPack } from '../helpers/audit-pack.js';

const candidate = (id: string, family: string) => ({ id, name: id, family, summary: id });
const manifest = {
  candidates: { s: [candidate('healthy', 'control'), candidate('a', 'data'), candidate('b', 'data')] },
  prior: { s: { healthy: 0.5, a: 0.25, b: 0.25 } },
} as unknown as PackManifest;

const row = (cause: string, summaries: number[], certificate: AuditRow['certificate'] = null): AuditRow => ({
  scenario: 's',
  cause,
  benign: null,
  planned: 0,
  values: [],
  logTexts: [],
  changeTexts: [],
  summaries,
  slices: [],
  certificate,
});

/** 10 healthy puzzles and 6 with cause a; the second summary tells them apart. */
const rows = (certificate: AuditRow['certificate'] = null): AuditRow[] => [
  ...Array.from({ length: 10 }, (_, i) => row('healthy', [i % 2, 0], certificate)),
  ...Array.from({ length: 6 }, (_, i) => row('a', [i % 2, 1], certificate)),
];
const named = (table: readonly Baseline[], id: string, puzzles = 'all'): Baseline =>
  table.find((baseline) => baseline.id === id && baseline.puzzles === puzzles)!;

describe('baselines', () => {
  test('always healthy is right in 10 of 16, and 0 points elsewhere', () => {
    const healthy = named(baselines(rows(), manifest), 'healthy');
    expect(healthy).toMatchObject({ n: 16, right: 10, top1: 0.625, score: 62.5 });
    expect(healthy.interval).toEqual(wilson(0.625, 16));
    expect(healthy.logLoss).toBeCloseTo((6 / 16) * -Math.log(0.001), 12);
  });

  test('the prior is scored as `grade` does', () => {
    const prior = named(baselines(rows(), manifest), 'prior');
    // Healthy: Brier .25 + .0625 + .0625, families .25 + .25. Cause a: .25 + .5625 + .0625 and .25 + .25.
    const ofHealthy = 100 * (1 - (0.75 * 0.375 + 0.25 * 0.5) / 2);
    const ofA = 100 * (1 - (0.75 * 0.875 + 0.25 * 0.5) / 2);
    expect(prior.score).toBeCloseTo((10 * ofHealthy + 6 * ofA) / 16, 10);
    expect(prior.logLoss).toBeCloseTo(((10 + 2 * 6) / 16) * Math.LN2, 12);
    expect(prior.right).toBe(10);
  });

  test('a threshold and a neighbour find what gives the cause away, on the other half', () => {
    const table = baselines(rows(), manifest);
    expect(named(table, 'threshold')).toMatchObject({ right: 16, top1: 1 });
    expect(named(table, 'nearest')).toMatchObject({ right: 16, top1: 1 });
    expect(named(table, 'commonest').right).toBe(10);
    expect(table.map(({ id }) => id)).toEqual(['healthy', 'prior', 'commonest', 'threshold', 'nearest']);
  });

  test('the ceiling is what the certificates say', () => {
    const certified = rows({ tier: 3, posterior: { free: 0.4, all: 0.9 } });
    const table = baselines(certified, manifest);
    expect(named(table, 'ceiling-free')).toMatchObject({ right: 0 });
    expect(named(table, 'ceiling-free').logLoss).toBeCloseTo(-Math.log(0.4), 12);
    expect(named(table, 'ceiling-all')).toMatchObject({ right: 16 });
    expect(named(table, 'ceiling-all', 'hard').logLoss).toBeCloseTo(-Math.log(0.9), 12);
    expect(named(table, 'healthy', 'hard').n).toBe(16);
  });

  test('hard puzzles are those of tier 3 and above', () => {
    const mixed = [
      ...rows({ tier: 2, posterior: { free: 1, all: 1 } }),
      ...rows({ tier: 3, posterior: { free: 1, all: 1 } }),
    ];
    const table = baselines(mixed, manifest);
    expect([named(table, 'healthy').n, named(table, 'healthy', 'hard').n]).toEqual([32, 16]);
  });

  test('one puzzle is answered with the prior by those that learn', () => {
    const table = baselines([row('a', [1, 1])], manifest);
    expect(named(table, 'threshold').logLoss).toBeCloseTo(Math.log(4), 12);
  });
});

describe('not trivial', () => {
  const hard = (id: string, right: number): Baseline => ({
    id, title: id, puzzles: 'hard', n: 100, right, top1: right / 100, interval: [0, 1], score: 0, logLoss: 0,
  }); // biome-ignore format: one row of fields reads better than a column

  test('holds up to twice chance, and fails where it is clearly beyond', () => {
    const check = (right: number) =>
      notTrivial([hard('healthy', 20), hard('commonest', 18), hard('threshold', right)], 0.01)!;
    expect(check(40)).toMatchObject({ ok: true, chance: 0.2, limit: 0.4 });
    expect(check(50).ok).toBe(true);
    expect(check(60).ok).toBe(false);
    expect(notTrivial([], 0.01)).toBeNull();
  });

  test('binomial tail', () => {
    expect(binomialTail(2, 3, 0.5)).toBeCloseTo(0.5, 12);
    expect(binomialTail(3, 3, 0.5)).toBeCloseTo(0.125, 12);
    expect([binomialTail(0, 3, 0.2), binomialTail(1, 3, 0), binomialTail(3, 3, 1)]).toEqual([1, 0, 1]);
  });
});

describe('dumb programs', () => {
  test('the commonest cause is the first by name among equals', () => {
    expect(commonest(['b', 'a', 'b', 'a', 'c'])).toEqual({ cause: 'a', right: 2, n: 5 });
  });

  test('the best threshold has the cut that is right most often; no number lies beyond all', () => {
    const threshold = bestThreshold([
      { cause: 'a', summaries: [5, 1] },
      { cause: 'a', summaries: [1, 2] },
      { cause: 'b', summaries: [4, 3] },
      { cause: 'b', summaries: [2, Number.NaN] },
      { cause: 'a', summaries: [3, 2.5] },
    ]);
    expect(threshold).toEqual({
      feature: 1,
      cut: 2.5,
      sides: [
        { cause: 'a', right: 3, n: 3 },
        { cause: 'b', right: 2, n: 2 },
      ],
    });
    expect(sideOf(threshold, [0, Number.NaN]).cause).toBe('b');
    expect(sideOf(threshold, [9, -1]).cause).toBe('a');
  });

  test('the nearest neighbour, on summaries of one scale', () => {
    const neighbours = nearestNeighbour([
      { cause: 'a', summaries: [0, 1000] },
      { cause: 'a', summaries: [0.1, 3000] },
      { cause: 'b', summaries: [1, 2000] },
      { cause: 'b', summaries: [0.9, 4000] },
      { cause: 'c', summaries: [Number.NaN, 2500] },
    ]);
    expect(neighbours.causeOf([0.05, 2000])).toBe('a');
    expect(neighbours.causeOf([1, 3500])).toBe('b');
    expect(neighbours.causeOf([Number.POSITIVE_INFINITY, 2000])).toBe('c');
    expect(neighbours.n).toBe(5);
  });

  test('summaries of every line of the panels', () => {
    const { puzzles } = auditPack(1);
    const puzzle = puzzles[0]!;
    const names = summaryNames(puzzle.evaluations.slices.map(({ id }) => id));
    const values = panelSummaries({ ...puzzle, series: { ...puzzle.series, 'train-loss': [4, 1, 2, 'NaN'] } });
    expect(values).toHaveLength(names.length);
    expect(names.slice(0, 5)).toEqual(['last', 'max', 'min', 'range', 'mean'].map((name) => `train-loss ${name}`));
    expect(values.slice(0, 5)).toEqual([Number.NaN, 4, 1, 3, 7 / 3]);
    expect(names.at(-1)).toBe('web confidence mean');
  });
});
