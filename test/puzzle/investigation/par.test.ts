import { describe, expect, test } from 'vitest';
import { gradeInvestigation } from '../../../src/puzzle/investigation/grade-investigation.js';
import { parOf } from '../../../src/puzzle/investigation/par.js';
import type { AnswerKey } from '../../../src/puzzle/puzzle.js';
import { CERTIFICATE } from '../../helpers/certificate.js';
import { type Found, marketOf } from '../../helpers/market.js';

const FOUND: Found = {
  sure: { a: [0, 1000], b: [1000, 0], c: [1000, 0] },
  noisy: { a: [500, 500], b: [900, 100], c: [100, 900] },
  wasted: { a: [500, 500], b: [500, 500], c: [500, 500] },
};
const market = marketOf(FOUND, { sure: 10, noisy: 2, wasted: 30 });
const free = { a: 0.4, b: 0.3, c: 0.3 };
const find = (probe: string) => (probe === 'sure' ? 0 : 1);
const par = parOf(free, market, 'c', find);

describe('par', () => {
  test('is what the policy spends, with its course on the readings of the puzzle', () => {
    expect(par.path.map(({ probe, finding }) => [probe, finding])).toEqual([
      ['noisy', 'finding 1'],
      ['sure', 'finding 0'],
    ]);
    expect(par.spent).toBe(12);
    expect(par.gpuHours).toBeGreaterThan(11);
    expect(par.posterior).toBeGreaterThan(0.85);
    expect(par.path.at(-1)!.posterior).toBe(par.posterior);
    expect(par.path[0]!.posterior).toBeGreaterThan(0.3);
  });

  test('is 0 where the free panels tell all', () => {
    expect(parOf({ a: 0.999, b: 0.0005, c: 0.0005 }, market, 'a', find)).toEqual({
      gpuHours: 0,
      spent: 0,
      posterior: 0.999,
      path: [],
    });
  });
});

describe('an investigation', () => {
  const key = { cause: 'c', certificate: { ...CERTIFICATE, par } } as AnswerKey;
  const grade = (...probes: string[]) =>
    gradeInvestigation({ key, free, market, bought: probes.map((probe) => ({ probe, finding: find(probe) })) })!;

  test('that buys what par buys has 100, in whatever order', () => {
    expect(grade('noisy', 'sure')).toMatchObject({ score: 100, regret: { bits: 0, gpuHours: 0 } });
    expect(grade('sure', 'noisy')).toMatchObject({ score: 100, gpuHours: 12 });
  });

  test('loses by the bits that it lacks', () => {
    const nothing = grade();
    expect(nothing.regret.bits).toBeCloseTo(Math.log2(par.posterior / 0.3), 3);
    expect(nothing.score).toBeCloseTo((100 * 0.3) / par.posterior, 9);
    expect(nothing.reason).toMatch(/^Nothing was bought, par is 1\d.*; the readings tell 1\.\d bits less/);
  });

  test('loses by what it spends beyond par, as a share of the budget', () => {
    const { score, regret } = grade('noisy', 'sure', 'wasted');
    expect(regret).toEqual({ bits: 0, gpuHours: 30 });
    expect(score).toBeCloseTo(70, 9);
  });

  test('has no grade where nothing could be bought', () => {
    const without = { ...key, certificate: CERTIFICATE } as AnswerKey;
    expect(gradeInvestigation({ key: without, free, market, bought: [] })).toBeNull();
  });
});
