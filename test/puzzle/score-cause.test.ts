import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeBeliefs } from '../../src/puzzle/beliefs.js';
import { brierScore, logScore, scoreCause } from '../../src/puzzle/score-cause.js';
import { probabilityPercent } from '../../src/puzzle/words.js';
import { formatPercent } from '../../src/web/format.js';
import { scoreInDigits } from '../../src/web/reveal/score-words.js';
import { fakeFactory } from '../helpers/fake-factory.js';

const candidates = fakeFactory.candidates['tiny']!;
const ids = candidates.map(({ id }) => id);

/** Probabilities over the candidates, some of them 0. */
const beliefs = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: ids.length, maxLength: ids.length })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => {
    const sum = weights.reduce((a, b) => a + b);
    return Object.fromEntries(ids.map((id, i) => [id, weights[i]! / sum]));
  });

const squared = (x: number) => x * x;

function expectedScore(honest: Record<string, number>, said: Record<string, number>): number {
  return ids.reduce((sum, truth) => sum + honest[truth]! * scoreCause(said, truth, candidates).score, 0);
}

/** What a lie costs by the theory: half the squared distances, weighted, on the scale of 100. */
function regret(p: Record<string, number>, q: Record<string, number>): number {
  const gap = (id: string) => p[id]! - q[id]!;
  const overCandidates = ids.reduce((sum, id) => sum + squared(gap(id)), 0);
  const overFamilies =
    squared(gap('healthy')) + squared(gap('lr-too-high') + gap('no-warmup')) + squared(gap('stale-shard'));
  return 50 * (0.75 * overCandidates + 0.25 * overFamilies);
}

describe('Brier score', () => {
  test.each([
    [{ a: 1, b: 0 }, 0],
    [{ a: 0, b: 1 }, 2],
    [{ a: 0.5, b: 0.5 }, 0.5],
    [{ a: 0.7, b: 0.3 }, 0.18],
  ])('of %o is %d where a is true', (probabilities, score) => {
    expect(brierScore(new Map(Object.entries(probabilities)), 'a')).toBeCloseTo(score, 12);
  });
});

describe('log score', () => {
  test('is the natural logarithm, floored at 0.001', () => {
    expect(logScore(1)).toBe(0);
    expect(logScore(0.5)).toBeCloseTo(-Math.LN2, 12);
    expect(logScore(0)).toBe(Math.log(0.001));
    expect(logScore(1e-9)).toBe(logScore(0));
  });
});

describe('cause score', () => {
  test('is 100 for certainty in the truth and 0 for certainty in another family', () => {
    expect(scoreCause({ 'no-warmup': 1 }, 'no-warmup', candidates).score).toBe(100);
    expect(scoreCause({ healthy: 1 }, 'no-warmup', candidates).score).toBe(0);
  });

  test('gives a quarter for the right family', () => {
    expect(scoreCause({ 'lr-too-high': 1 }, 'no-warmup', candidates).score).toBe(25);
  });

  test('counts healthy as a family of its own', () => {
    const withControl = [...candidates, { id: 'odd', name: 'Odd', family: 'control', summary: '' }];
    expect(scoreCause({ odd: 1 }, 'healthy', withControl).score).toBe(0);
  });

  test('says whether the truth came first, and a tie is not first', () => {
    expect(scoreCause({ 'no-warmup': 0.6, healthy: 0.4 }, 'no-warmup', candidates).top1).toBe(true);
    expect(scoreCause({ 'no-warmup': 0.5, healthy: 0.5 }, 'no-warmup', candidates).top1).toBe(false);
  });

  test('explains itself with numbers', () => {
    expect(scoreCause({ 'no-warmup': 0.25, healthy: 0.75 }, 'no-warmup', candidates).reason).toBe(
      'The cause was No warm-up; you gave it 25 %, and 75 % to Healthy. Brier score 1.13 over the candidates and ' +
        '1.13 over their families (0 is certainty in the truth, 2 certainty in something else).',
    );
  });

  test('gives probabilities and scores the digits of the page', () => {
    for (const share of [0, 0.0004, 0.004, 0.01, 0.0862, 0.621, 0.99, 0.996, 1])
      expect(probabilityPercent(share)).toBe(formatPercent(share));
    const { reason, brier } = scoreCause({ 'no-warmup': 0.3217, healthy: 0.6783 }, 'no-warmup', candidates);
    expect(reason).toContain('you gave it 32 %, and 68 % to Healthy.');
    expect(reason).toContain(`Brier score ${scoreInDigits(brier)} over`);
  });

  test('is strictly proper: a lie costs exactly its squared distance from the honest probabilities', () => {
    fc.assert(
      fc.property(beliefs, beliefs, (honest, said) => {
        const cost = expectedScore(honest, honest) - expectedScore(honest, said);
        expect(cost).toBeCloseTo(regret(honest, said), 9);
      }),
    );
  });

  test('pays neither for sharpening nor for hedging', () => {
    fc.assert(
      fc.property(beliefs, fc.double({ min: 0, max: 1, noNaN: true }), (honest, share) => {
        const best = ids.reduce((a, b) => (honest[b]! > honest[a]! ? b : a));
        const sharpened = Object.fromEntries(
          ids.map((id) => [id, (1 - share) * honest[id]! + (id === best ? share : 0)]),
        );
        const hedged = Object.fromEntries(ids.map((id) => [id, (1 - share) * honest[id]! + share / ids.length]));
        const score = expectedScore(honest, honest);
        expect(expectedScore(honest, sharpened)).toBeLessThanOrEqual(score + 1e-9);
        expect(expectedScore(honest, hedged)).toBeLessThanOrEqual(score + 1e-9);
      }),
    );
  });

  test('stays within 0 and 100 and grows as probability moves to the truth', () => {
    const move = fc.record({
      said: beliefs,
      truth: fc.constantFrom(...ids),
      from: fc.constantFrom(...ids),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(move, ({ said, truth, from, share }) => {
        const before = scoreCause(said, truth, candidates);
        expect(before.score).toBeGreaterThanOrEqual(0);
        expect(before.score).toBeLessThanOrEqual(100);
        const mass = from === truth ? 0 : said[from]! * share;
        const moved = { ...said, [from]: said[from]! - mass };
        moved[truth] = moved[truth]! + mass;
        expect(scoreCause(moved, truth, candidates).score).toBeGreaterThanOrEqual(before.score - 1e-9);
      }),
    );
  });
});

describe('completed beliefs', () => {
  const prior = fakeFactory.prior['tiny']!;

  test('are the prior where nothing is named', () => {
    const result = completeBeliefs({}, prior);
    for (const id of ids) expect(result[id]).toBeCloseTo(prior[id]!, 12);
  });

  test('spread the rest in proportion to the prior', () => {
    const result = completeBeliefs({ 'no-warmup': 0.6 }, prior);
    expect(result['no-warmup']).toBeCloseTo(0.6, 12);
    expect(result['healthy']).toBeCloseTo(0.4 * (0.4 / 0.8), 12);
    expect(result['lr-too-high']).toBeCloseTo(0.4 * (0.3 / 0.8), 12);
    expect(result['stale-shard']).toBeCloseTo(0.4 * (0.1 / 0.8), 12);
  });

  test('spread the rest evenly where the prior says nothing', () => {
    expect(completeBeliefs({ a: 0.5 }, { a: 1, b: 0, c: 0 })).toEqual({ a: 0.5, b: 0.25, c: 0.25 });
  });

  test('sum to 1 and keep what was named', () => {
    fc.assert(
      fc.property(beliefs, fc.subarray(ids), (all, named) => {
        const causes = Object.fromEntries(named.map((id) => [id, all[id]!]));
        const result = completeBeliefs(causes, prior);
        expect(Object.values(result).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        for (const id of named) expect(result[id]).toBeCloseTo(all[id]!, 9);
      }),
    );
  });

  test.each([
    [{ healthy: 1.2 }, 'invalid probability: healthy = 1.2 (must be in [0, 1])'],
    [{ healthy: -0.1 }, 'invalid probability: healthy = -0.1 (must be in [0, 1])'],
    [{ healthy: Number.NaN }, 'invalid probability: healthy = NaN (must be in [0, 1])'],
    [{ healthy: 0.7, 'no-warmup': 0.6 }, 'invalid probabilities: sum = 1.3 (must be at most 1)'],
    [{ helthy: 0.5 }, 'unknown candidate: helthy (did you mean healthy?)'],
    [{ constructor: 0.5 }, /^unknown candidate: constructor \(one of: healthy, lr-too-high/],
    [
      { healthy: 0.2, 'lr-too-high': 0.2, 'no-warmup': 0.2, 'stale-shard': 0.2 },
      'invalid probabilities: sum = 0.8 (must be 1 where every candidate is named)',
    ],
  ])('refuse %o', (causes, message) => {
    expect(() => completeBeliefs(causes as Record<string, number>, prior)).toThrow(message);
  });

  test('need a prior', () => {
    expect(() => completeBeliefs({}, {})).toThrow('missing prior: it names no candidate');
  });
});
