import { expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { unknownName } from '../../src/core/nearest.js';

const NAMES = ['lr-spike', 'label-noise', 'gradient-sum'];

test.each([
  ['lr-spik', 'unknown fault: lr-spik (did you mean lr-spike?)'],
  ['lable-noise', 'unknown fault: lable-noise (did you mean label-noise?)'],
  ['gradientsum', 'unknown fault: gradientsum (did you mean gradient-sum?)'],
  ['zebra', 'unknown fault: zebra (one of: lr-spike, label-noise, gradient-sum)'],
  ['', 'unknown fault:  (one of: lr-spike, label-noise, gradient-sum)'],
])('%j: %s', (name, message) => {
  const error = unknownName('fault', name, NAMES);
  expect(error).toBeInstanceOf(AppError);
  expect({ message: error.message, kind: error.kind, noun: error.noun, status: error.httpStatus }).toEqual({
    message,
    kind: 'unknown',
    noun: 'fault',
    status: 404,
  });
});

test('with nothing to choose from it says so', () => {
  expect(unknownName('recipe', 'x', []).message).toBe('unknown recipe: x (there is none)');
});
