import { expect, test } from 'vitest';
import { scoreWhere } from '../../src/puzzle/score-where.js';

test.each([
  ['code', 'code', 100, 'It acted on code, as you said.'],
  ['web', 'code', 0, 'It acted on code; you said web.'],
  ['whole-run', 'whole-run', 100, 'It concerned the whole run, as you said.'],
  ['web', 'whole-run', 0, 'It concerned the whole run; you said web.'],
  [undefined, 'whole-run', 0, 'It concerned the whole run; you named no place.'],
])('%s where it was %s scores %d', (answer, truth, score, reason) => {
  expect(scoreWhere(answer, truth)).toEqual({ score, reason });
});

test('names places as the puzzle does', () => {
  const places = [{ id: 'low-light', name: 'Low light' }];
  expect(scoreWhere('whole-run', 'low-light', places).reason).toBe('It acted on Low light; you said the whole run.');
});
