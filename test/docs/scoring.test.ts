import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerKeySchema } from '../../src/pack/key-schema.js';
import { parseAnswer } from '../../src/puzzle/answer.js';
import { gradeAnswer, WEIGHTS } from '../../src/puzzle/grade.js';
import type { Candidate, Grade } from '../../src/puzzle/puzzle.js';

interface Example {
  readonly candidates: readonly Candidate[];
  readonly prior: Record<string, number>;
  readonly steps: number;
  readonly key: unknown;
  readonly answer: unknown;
  readonly grade: Grade;
}

const page = readFileSync(new URL('../../docs/scoring.md', import.meta.url), 'utf8');

test('the worked example has the grade the page says', () => {
  const example: Example = JSON.parse(page.match(/```json\n(.*?)```/s)![1]!);
  const { candidates, prior, steps } = example;
  const answer = parseAnswer(example.answer, '', {
    candidates,
    steps,
    places: [{ id: 'code', name: 'Code' }],
    fixes: [{ id: 'clean-data' }],
  });
  const grade = gradeAnswer({ key: answerKeySchema.parse(example.key), answer, candidates, prior, steps });
  for (const part of ['score', 'brier', 'log', 'probability'] as const) {
    expect(grade.cause[part]).toBeCloseTo(example.grade.cause[part], 6);
  }
  expect(grade.cause.top1).toBe(example.grade.cause.top1);
  expect(grade.onset.score).toBeCloseTo(example.grade.onset.score, 9);
  expect(grade.where.score).toBe(example.grade.where.score);
  expect(grade.fix?.score).toBe(example.grade.fix?.score);
  expect(grade.score).toBeCloseTo(example.grade.score, 9);
});

test('the table has the weights of the code', () => {
  for (const [part, weight] of Object.entries(WEIGHTS)) {
    expect(page).toContain(`| ${part} | ${weight.toFixed(2)} |`);
  }
});
