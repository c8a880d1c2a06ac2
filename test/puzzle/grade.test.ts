import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { faultInjection, gradeAnswer, WEIGHTS } from '../../src/puzzle/grade.js';
import type { Answer, AnswerKey } from '../../src/puzzle/puzzle.js';
import { CERTIFICATE } from '../helpers/certificate.js';
import { fakeFactory } from '../helpers/fake-factory.js';

const candidates = fakeFactory.candidates['tiny']!;
const prior = fakeFactory.prior['tiny']!;
const control = { fault: 'plain', onset: 2, detectable: null, severity: 0, dose: {}, where: 'web' };
const fault = { fault: 'stale-shard', onset: 8, detectable: 10, severity: 0.5, dose: {}, where: 'code' };
const key: AnswerKey = {
  puzzle: 'p',
  cause: 'stale-shard',
  injections: [control, fault],
  seed: '',
  attempt: 0,
  nonce: '',
  fixes: {},
  certificate: CERTIFICATE,
};
const healthy: AnswerKey = { ...key, cause: 'healthy', injections: [control] };

const grade = (answer: Omit<Answer, 'puzzle'>, truth = key) =>
  gradeAnswer({ key: truth, answer: { puzzle: 'p', ...answer }, candidates, prior, steps: 20 });

describe('grade', () => {
  test('is 100 for a perfect answer, to a fault and to a healthy run', () => {
    expect(grade({ causes: { 'stale-shard': 1 }, onset: [10, 10], where: 'code' }).score).toBe(100);
    expect(grade({ causes: { healthy: 1 }, onset: 'none', where: 'whole-run' }, healthy).score).toBe(100);
  });

  test('is the weighted sum of its parts', () => {
    const { cause, onset, where, score } = grade({ causes: { 'stale-shard': 0.6 }, onset: [8, 12], where: 'web' });
    expect(onset.score).toBeCloseTo(80, 9);
    expect(where.score).toBe(0);
    expect(score).toBeCloseTo(0.7 * cause.score + 0.15 * 80, 9);
    expect(WEIGHTS.cause + WEIGHTS.onset + WEIGHTS.where + WEIGHTS.fix).toBeCloseTo(1, 12);
  });

  test('without named causes is that of the prior', () => {
    expect(grade({ causes: {} }).cause.probability).toBeCloseTo(prior['stale-shard']!, 12);
  });

  test('passes over benign events in the key', () => {
    expect(faultInjection(key)).toBe(fault);
    expect(faultInjection(healthy)).toBeNull();
  });

  test('adds nothing to the cause score, whatever the other parts are', () => {
    const parts = fc.record({
      onset: fc.option(fc.constantFrom<NonNullable<Answer['onset']>>('start', 'none', [3, 9]), { nil: undefined }),
      where: fc.option(fc.constantFrom('code', 'web', 'whole-run'), { nil: undefined }),
    });
    const alone = grade({ causes: { 'stale-shard': 0.5 } });
    fc.assert(
      fc.property(parts, (rest) => {
        expect(grade({ causes: { 'stale-shard': 0.5 }, ...rest }).cause).toEqual(alone.cause);
      }),
    );
  });

  test('refuses an answer to another puzzle', () => {
    const answer = { puzzle: 'q', causes: {} };
    expect(() => gradeAnswer({ key, answer, candidates, prior, steps: 20 })).toThrow(
      'invalid answer: puzzle = q (the key is that of p)',
    );
  });

  test('refuses a key that cannot be right, as a failed check', () => {
    const noInjection = { ...key, injections: [control] };
    const noCandidate = { ...key, cause: 'gremlins' };
    for (const [bad, message] of [
      [noInjection, 'invalid key: p has no injection of stale-shard'],
      [noCandidate, 'invalid key: p has the cause gremlins (not a candidate of its scenario)'],
    ] as const) {
      expect(() => grade({ causes: {} }, bad)).toThrow(expect.objectContaining({ message, exitCode: 1 }));
      expect(() => grade({ causes: {} }, bad)).toThrow(AppError);
    }
  });
});
