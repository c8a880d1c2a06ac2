import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { deriveSecret } from '../../src/core/rng.js';
import { createPractice } from '../../src/server/practice.js';
import { createFakeFactory, fakeGrade } from './fake-factory.js';

const secret = 'ab'.repeat(32);

test('puzzle n is made from the secret and n alone', () => {
  const [factory, other] = [createFakeFactory(), createFakeFactory()];
  const practice = createPractice({ factoryFor: () => factory, secret });
  const again = createPractice({ factoryFor: () => other, secret });
  again.at(7);
  expect(practice.at(3).draft).toEqual(again.at(3).draft);
  expect(factory.generated).toEqual([deriveSecret(secret, ['practice', 3])]);
  expect(practice.at(3).draft.puzzle.id).not.toBe(practice.at(4).draft.puzzle.id);
});

test('the factory is chosen by number', () => {
  const asked: number[] = [];
  const factory = createFakeFactory();
  const practice = createPractice({
    factoryFor(number) {
      asked.push(number);
      return factory;
    },
    secret,
  });
  practice.at(5);
  practice.at(0);
  expect(asked).toEqual([5, 0]);
});

test('a prepared puzzle is made once, when the event loop is free', async () => {
  const factory = createFakeFactory();
  const practice = createPractice({ factoryFor: () => factory, secret });
  practice.prepare(1);
  expect(factory.generated).toHaveLength(0);
  await turn();
  expect(factory.generated).toHaveLength(1);
  practice.at(1);
  practice.prepare(1);
  await turn();
  expect(factory.generated).toHaveLength(1);
});

test('only the last eight stay in memory, and what is forgotten comes back the same', () => {
  const factory = createFakeFactory();
  const practice = createPractice({ factoryFor: () => factory, secret });
  const first = practice.at(0).draft;
  for (let number = 1; number <= 8; number++) practice.at(number);
  expect(factory.generated).toHaveLength(9);
  practice.at(8);
  expect(factory.generated).toHaveLength(9);
  expect(practice.at(0).draft).toEqual(first);
  expect(factory.generated).toHaveLength(10);
});

test('a failure while preparing is met by the request, not by the process', async () => {
  const factory = { ...createFakeFactory(), generate: () => { throw new Error('cannot simulate'); } }; // biome-ignore format: one idea
  const practice = createPractice({ factoryFor: () => factory, secret });
  practice.prepare(0);
  await turn();
  expect(() => practice.at(0)).toThrow('cannot simulate');
});

test('the reveal and the prior belong to the puzzle', () => {
  const practice = createPractice({ factoryFor: () => createFakeFactory(), secret });
  const { draft, prior, reveal } = practice.at(0);
  expect(Object.values(prior).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  const answer = { puzzle: draft.puzzle.id, causes: { healthy: 1 } };
  const grade = fakeGrade(draft, answer, prior);
  expect(reveal(answer, grade)).toMatchObject({ cause: { id: draft.key.cause }, answer, grade });
});
