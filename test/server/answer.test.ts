import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { gradeAnswer } from '../../src/puzzle/grade.js';
import { answerOf } from '../../src/server/answer.js';
import { CANDIDATES, fakePuzzle, PLACES, PRIOR, STEPS } from './fake-factory.js';

const draft = fakePuzzle('secret');
const { puzzle } = draft;
const causes = { 'lr-spike': 0.5 };

function refusal(body: unknown): AppError {
  try {
    answerOf(body, puzzle);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(body)}`);
}

describe('accepted', () => {
  test.each([
    { causes },
    { causes: { healthy: 0 } },
    { causes: { healthy: 0.1, 'lr-spike': 0.2, 'stale-data': 0.7 } },
    { causes, onset: 'start' },
    { causes, onset: 'none' },
    { causes, onset: [0, STEPS - 1] },
    { causes, onset: [5, 5] },
    { causes, where: 'slice-code', rationale: 'x'.repeat(2000) },
  ])('%j', (body) => {
    expect(answerOf(body, puzzle)).toEqual({ puzzle: puzzle.id, ...body });
  });
});

test('null means not answered, as in an answers file', () => {
  expect(answerOf({ causes, onset: null, where: null }, puzzle)).toEqual({ puzzle: puzzle.id, causes });
});

describe('refused', () => {
  test.each([
    [undefined, 'invalid answer: undefined (an object with causes'],
    [null, 'invalid answer: null (an object'],
    [[], 'invalid answer: an array of 0 (an object'],
    [{}, 'missing field: causes'],
    [{ causes: {} }, 'missing causes: name at least one'],
    [{ causes: [] }, 'invalid answer: causes = an array of 0 ('],
    [{ causes: 'lr-spike' }, 'invalid answer: causes = "lr-spike" ('],
    [{ causes: { 'lr-spik': 1 } }, 'unknown candidate: lr-spik (did you mean lr-spike?)'],
    [{ causes: { constructor: 1 } }, 'unknown candidate: constructor (one of: healthy, lr-spike, stale-data)'],
    [{ causes: { 'lr-spike': '0.5' } }, 'invalid probability: lr-spike = "0.5" (must be in [0, 1])'],
    [{ causes: { 'lr-spike': 'NaN' } }, 'invalid probability: lr-spike = "NaN" ('],
    [{ causes: { 'lr-spike': Number.NaN } }, 'invalid probability: lr-spike = NaN ('],
    [{ causes: { 'lr-spike': Number.POSITIVE_INFINITY } }, 'invalid probability: lr-spike = Infinity ('],
    [{ causes: { 'lr-spike': -0.1 } }, 'invalid probability: lr-spike = -0.1 ('],
    [{ causes: { 'lr-spike': 1.1 } }, 'invalid probability: lr-spike = 1.1 ('],
    [{ causes: { 'lr-spike': null } }, 'invalid probability: lr-spike = null ('],
    [{ causes: { 'lr-spike': [[]] } }, 'invalid probability: lr-spike = an array of 1 ('],
    [{ causes: { 'lr-spike': 0.6, healthy: 0.5 } }, 'invalid probabilities: sum = 1.1 (must be at most 1)'],
    [
      { causes: { 'lr-spike': 0.25, healthy: 0.25, 'stale-data': 0.25 } },
      'sum = 0.75 (must be 1 where every candidate is named)',
    ],
    [{ causes, onset: 'later' }, 'invalid answer: onset = "later" (must be [low, high] in steps'],
    [{ causes, onset: [1] }, 'invalid answer: onset = an array of 1 ('],
    [{ causes, onset: [1, 2, 3] }, 'invalid answer: onset = an array of 3 ('],
    [{ causes, onset: [9, 8] }, 'invalid onset: [9, 8] (the first step must not be after the last)'],
    [{ causes, onset: [-1, 8] }, 'invalid answer: onset.0 = -1 ('],
    [{ causes, onset: [0, STEPS] }, `invalid onset: [0, ${STEPS}] (`],
    [{ causes, onset: [0.5, 8] }, 'invalid answer: onset = an array of 2 ('],
    [{ causes, onset: ['0', 8] }, 'invalid answer: onset = an array of 2 ('],
    [{ causes, where: 'attic' }, 'unknown place: attic (one of: whole-run, slice-code)'],
    [{ causes, where: { id: 'whole-run' } }, 'invalid answer: where = an object ('],
    [{ causes, rationale: 'x'.repeat(2001) }, 'invalid answer: rationale = "xxx'],
    [{ causes, rationale: 7 }, 'invalid answer: rationale = 7 ('],
    [{ causes, puzzle: 'other' }, 'invalid answer: puzzle (the address names it)'],
  ])('%j', (body, message) => {
    const error = refusal(body);
    expect(error.message).toContain(message);
    expect(error.httpStatus).toBe(400);
  });

  test('names of the prototype, as JSON can carry them', () => {
    expect(refusal(JSON.parse('{"causes":{"__proto__":1}}')).message).toContain('unknown candidate: __proto__');
    expect(refusal(JSON.parse('{"causes":{"healthy":1},"__proto__":{"where":"x"}}')).noun).toBe('field');
    expect(refusal(JSON.parse('{"__proto__":{"causes":{"healthy":1}}}')).kind).toMatch(/unknown|missing/);
  });

  test('a nest too deep to be written out', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`);
    for (const body of [deep, { causes: deep }, { causes: { healthy: deep } }, { causes, onset: [deep, deep] }]) {
      expect(refusal(body).kind).toBe('invalid');
    }
  });

  test('a long value is shown in part', () => {
    expect(refusal({ causes: { ['x'.repeat(60_000)]: 1 } }).message.length).toBeLessThan(200);
  });
});

describe('properties', () => {
  const id = fc.constantFrom(...CANDIDATES.map((candidate) => candidate.id));
  const step = fc.integer({ min: 0, max: STEPS - 1 });
  const interval = fc.tuple(step, step).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
  const probability = fc.double({ min: 0, max: 1 / CANDIDATES.length, noNaN: true });
  const validBody = fc.record(
    {
      causes: fc.dictionary(id, probability, { minKeys: 1, maxKeys: CANDIDATES.length - 1, noNullPrototype: true }),
      onset: fc.oneof(interval, fc.constantFrom('start', 'none')),
      where: fc.constantFrom(...PLACES.map((place) => place.id)),
      rationale: fc.string({ maxLength: 100 }),
    },
    { requiredKeys: ['causes'], noNullPrototype: true },
  );

  test('a valid answer comes out as it went in, also after a journey as JSON, and can be graded', () => {
    fc.assert(
      fc.property(validBody, (body) => {
        const answer = answerOf(JSON.parse(JSON.stringify(body)), puzzle);
        expect(JSON.stringify(answer)).toBe(JSON.stringify({ puzzle: puzzle.id, ...inOrder(body) }));
        expect(() =>
          gradeAnswer({ ...draft, answer, candidates: CANDIDATES, prior: PRIOR, steps: STEPS }),
        ).not.toThrow();
        const { puzzle: _, ...again } = answer;
        expect(answerOf(again, puzzle)).toEqual(answer);
      }),
      { seed: 42 },
    );
  });

  test('any JSON value gives an answer within bounds or an AppError of status 400, and is not changed', () => {
    const nearlyValid = fc.record(
      {
        causes: fc.dictionary(fc.oneof(id, fc.string()), fc.jsonValue()),
        onset: fc.jsonValue(),
        where: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearlyValid), (body) => {
        const before = JSON.stringify(body);
        try {
          const { causes: named } = answerOf(body, puzzle);
          const values = Object.values(named);
          expect(values.length).toBeGreaterThan(0);
          expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
          expect(values.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(1 + 1e-9);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.httpStatus).toBe(400);
        }
        expect(JSON.stringify(body)).toBe(before);
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});

/** The fields in the order in which the parser writes them. */
function inOrder({ causes: named, onset, where, rationale }: Record<string, unknown>) {
  return { causes: named, onset, where, rationale };
}
