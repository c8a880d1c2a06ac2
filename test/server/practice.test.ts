import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { unknown } from '../../src/core/errors.js';
import { deriveSecret } from '../../src/core/rng.js';
import type { PuzzleFactory } from '../../src/puzzle/factory.js';
import { createPractice, type Practice, ThemeGone } from '../../src/server/practice.js';
import { createFakeFactory, fakeGrade } from './fake-factory.js';

/** Longer than the pause before a themed puzzle is prepared. */
const WAIT = 120;

const secret = 'ab'.repeat(32);
const practiceWith = (factory: PuzzleFactory): Practice =>
  createPractice({ factoryFor: () => factory, themedFactory: () => factory, secret });

test('puzzle n is made from the secret and n alone', () => {
  const [factory, other] = [createFakeFactory(), createFakeFactory()];
  const practice = practiceWith(factory);
  const again = practiceWith(other);
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
    themedFactory: () => factory,
    secret,
  });
  practice.at(5);
  practice.at(0);
  expect(asked).toEqual([5, 0]);
});

test('a prepared puzzle is made once, when the event loop is free', async () => {
  const factory = createFakeFactory();
  const practice = practiceWith(factory);
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
  const practice = practiceWith(factory);
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
  const practice = practiceWith(factory);
  practice.prepare(0);
  await turn();
  expect(() => practice.at(0)).toThrow('cannot simulate');
});

test('the reveal and the prior belong to the puzzle', () => {
  const practice = practiceWith(createFakeFactory());
  const { draft, prior, reveal } = practice.at(0);
  expect(Object.values(prior).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  const answer = { puzzle: draft.puzzle.id, causes: { healthy: 1 } };
  const grade = fakeGrade(draft, answer, prior);
  expect(reveal(answer, grade, [])).toMatchObject({ cause: { id: draft.key.cause }, answer, grade });
});

describe('the guided puzzle', () => {
  const [own, guide] = [createFakeFactory(), createFakeFactory()];
  const practice = createPractice({
    factoryFor: () => own,
    themedFactory: () => own,
    secret,
    guide: { factory: guide, secret: 'cd'.repeat(32) },
  });

  test('is number 0 alone, and the same whatever the secret', () => {
    expect([0, 1, 2].map((number) => practice.at(number).guided)).toEqual([true, false, false]);
    expect(guide.generated).toEqual(['cd'.repeat(32)]);
    expect(practice.at(0, { scenario: 'small-model', faults: [] }).guided).toBe(false);
    expect(practiceWith(own).at(0).guided).toBe(false);
  });
});

describe('a themed puzzle', () => {
  const theme = { scenario: 'small-model', faults: ['lr-spike', 'stale-data'] };

  test('has a secret of its own, not that of the number in the sequence, and its id is known without making it', () => {
    const factory = createFakeFactory();
    const practice = practiceWith(factory);
    const id = practice.idOfAnother(6);
    expect(factory.generated).toEqual([]);
    expect(practice.at(6, theme).draft.puzzle.id).toBe(id);
    expect(practice.at(6).draft.puzzle.id).not.toBe(id);
    expect(factory.generated).toEqual([deriveSecret(secret, ['another', 6]), deriveSecret(secret, ['practice', 6])]);
  });

  test('comes from the factory of its theme', () => {
    const asked: unknown[] = [];
    const factory = createFakeFactory();
    const practice = createPractice({
      factoryFor: () => factory,
      themedFactory(given) {
        asked.push(given);
        return factory;
      },
      secret,
    });
    practice.at(6, theme);
    practice.at(7);
    expect(asked).toEqual([theme]);
  });

  test('is prepared where it is the latest asked for, and stays until the next one is', async () => {
    const factory = createFakeFactory();
    const practice = practiceWith(factory);
    for (let number = 10; number < 30; number++) {
      practice.prepare(number, theme);
      await turn();
    }
    expect(factory.generated).toEqual([]);
    await sleep(WAIT);
    expect(factory.generated).toEqual([deriveSecret(secret, ['another', 29])]);
    for (let number = 30; number < 40; number++) practice.at(number);
    const made = factory.generated.length;
    practice.at(29, theme);
    expect(factory.generated).toHaveLength(made);
  });

  test.each([
    ['names what is not there', unknown('fault', 'gone'), ThemeGone],
    ['fails', new RangeError('a defect'), RangeError],
  ])('whose theme %s', (_, error, expected) => {
    const themedFactory = (): PuzzleFactory => {
      throw error;
    };
    const practice = createPractice({ factoryFor: () => createFakeFactory(), themedFactory, secret });
    expect(() => practice.at(6, theme)).toThrow(expected);
  });
});

test('the last two prepared stay, whatever else is looked at or asked for', async () => {
  const factory = createFakeFactory();
  const practice = practiceWith(factory);
  for (const number of [0, 1, 2]) practice.prepare(number);
  await turn();
  practice.at(1);
  for (let number = 10; number < 30; number++) {
    practice.at(number);
    practice.prepare(number, { scenario: 'small-model', faults: ['lr-spike'] });
  }
  await sleep(WAIT);
  const made = factory.generated.length;
  practice.at(1);
  practice.at(2);
  expect(factory.generated).toHaveLength(made);
  practice.at(0);
  expect(factory.generated).toHaveLength(made + 1);
});

test('the alternatives are simulated once for each puzzle', () => {
  const factory = createFakeFactory();
  const practice = practiceWith(factory);
  const puzzle = practice.at(0);
  const first = puzzle.whyNot(null);
  expect(practice.at(0).whyNot(null)).toBe(first);
  expect(factory.explained).toEqual([puzzle.draft.puzzle.id]);
});
