import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { parseAnswer } from '../../src/puzzle/answer.js';
import { fakeFactory } from '../helpers/fake-factory.js';

const context = {
  candidates: fakeFactory.candidates['tiny']!,
  places: fakeFactory.places['tiny']!,
  steps: 20,
  fixes: [{ id: 'clean-data' }, { id: 'rewind' }],
};
const good = { puzzle: 'p', causes: { healthy: 0.5 }, onset: [3, 9], where: 'code', rationale: 'the loss moved' };
const WHERE = 'answers.jsonl line 3';

function problem(value: unknown): AppError {
  try {
    parseAnswer(value, WHERE, context);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the answer was accepted');
}

describe('parsing an answer', () => {
  test('keeps what it says', () => {
    expect(parseAnswer(good, WHERE, context)).toEqual(good);
  });

  test('reads null as not answered', () => {
    expect(parseAnswer({ puzzle: 'p', causes: null, onset: null, where: null, rationale: null }, '')).toEqual({
      puzzle: 'p',
      causes: {},
    });
    expect(parseAnswer({ puzzle: 'p', causes: {} }, '', context)).toEqual({ puzzle: 'p', causes: {} });
  });

  test.each(['start', 'none', [0, 19], [4, 4]])('takes the onset %j', (onset) => {
    expect(parseAnswer({ ...good, onset }, '', context).onset).toEqual(onset);
  });

  test.each([
    [
      { ...good, causes: { healthy: 1.2 } },
      'invalid probability in answers.jsonl line 3: healthy = 1.2 (must be in [0, 1])',
    ],
    [
      { ...good, causes: { healthy: '1' } },
      'invalid probability in answers.jsonl line 3: healthy = "1" (must be in [0, 1])',
    ],
    [{ ...good, causes: { helthy: 1 } }, 'unknown candidate in answers.jsonl line 3: helthy (did you mean healthy?)'],
    [JSON.parse('{"puzzle":"p","causes":{"__proto__":1}}'), /^unknown candidate in answers.jsonl line 3: __proto__/],
    [{ ...good, causes: [] }, /^invalid answer in answers.jsonl line 3: causes = an array of 0/],
    [{ causes: {} }, 'missing field in answers.jsonl line 3: puzzle'],
    [{ puzzle: 'p' }, 'missing field in answers.jsonl line 3: causes'],
    [{ ...good, confidence: 1 }, 'unknown field in answers.jsonl line 3: confidence'],
    [
      { ...good, onset: [9, 3] },
      'invalid onset in answers.jsonl line 3: [9, 3] (the first step must not be after the last)',
    ],
    [{ ...good, onset: [3, 20] }, 'invalid onset in answers.jsonl line 3: [3, 20] (the run has the steps 0 to 19)'],
    [
      { ...good, onset: 7 },
      'invalid answer in answers.jsonl line 3: onset = 7 (must be [low, high] in steps, "start", "none" or null)',
    ],
    [{ ...good, where: 'cod' }, 'unknown place in answers.jsonl line 3: cod (did you mean code?)'],
    [[], /^invalid answer in answers.jsonl line 3: an array of 0/],
    [null, /^invalid answer in answers.jsonl line 3: null/],
  ])('refuses %j', (value, message) => {
    expect(problem(value).message).toMatch(message);
    expect(problem(value)).toMatchObject({ exitCode: 2, httpStatus: 400 });
  });

  test('throws nothing but AppError, whatever it is given', () => {
    const onlyAppErrors = (value: unknown) => {
      try {
        parseAnswer(value, '', context);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    };
    const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true, withDate: true });
    const almost = fc.record(
      {
        puzzle: fc.oneof(fc.constant('p'), anything),
        causes: fc.oneof(fc.dictionary(fc.constantFrom('healthy', 'no-warmup', 'x'), fc.double()), anything),
        onset: fc.oneof(fc.tuple(fc.double(), fc.double()), fc.constant('start'), anything),
        where: fc.oneof(fc.constant('code'), anything),
        rationale: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(fc.oneof(anything, almost), onlyAppErrors), { numRuns: 1000 });
  });

  test('gives back what it gave: reading its own result changes nothing', () => {
    const answers = fc.record({
      puzzle: fc.constant('p'),
      causes: fc.dictionary(fc.constantFrom('healthy', 'no-warmup'), fc.double({ min: 0, max: 0.5, noNaN: true })),
      onset: fc.constantFrom('start', 'none', [1, 2], null),
      where: fc.constantFrom('code', 'web', null),
    });
    fc.assert(
      fc.property(answers, (value) => {
        const once = parseAnswer(value, '', context);
        expect(parseAnswer(JSON.parse(JSON.stringify(once)), '', context)).toEqual(once);
      }),
    );
  });
});
