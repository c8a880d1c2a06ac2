import { describe, expect, test } from 'vitest';
import { apartOf } from './apart.js';
import type { CauseReply } from './worker.js';

/** Runs of a cause, each with the probability of its own cause and of one rival. */
const reply = (cause: string, rival: string, own: readonly number[]): CauseReply => ({
  scenario: 'tiny',
  cause,
  effects: [],
  judged: own.map((p) => ({ [cause]: p, [rival]: 1 - p })),
});
const sure = Array<number>(8).fill(0.9);

describe('two causes', () => {
  test('are told apart where most of their runs are nearer to their own', () => {
    const { near, worst } = apartOf([reply('a', 'b', sure), reply('b', 'a', sure)]);
    expect(near).toEqual([]);
    expect(worst).toEqual([{ pair: ['a', 'b'], right: 1 }]);
  });

  test('are merged where hardly more than half are', () => {
    const torn = [0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1];
    expect(apartOf([reply('a', 'b', torn), reply('b', 'a', torn)]).near).toEqual([['a', 'b']]);
    // One of the two is always known, the other never: half of the runs.
    expect(
      apartOf([
        reply('a', 'b', sure),
        reply(
          'b',
          'a',
          sure.map(() => 0.2),
        ),
      ]).near,
    ).toEqual([['a', 'b']]);
  });

  test('are not judged where one hardly ever shows', () => {
    const { near, invisible } = apartOf([reply('a', 'b', sure), reply('b', 'a', [0.1, 0.1])]);
    expect(near).toEqual([]);
    expect(invisible).toEqual(['b']);
  });

  test('that come nearest are named first', () => {
    const replies = [reply('a', 'b', sure), reply('b', 'a', [0.9, 0.9, 0.9, 0.9, 0.9, 0.1]), reply('c', 'a', sure)];
    expect(apartOf(replies).worst[0]!.pair).toEqual(['a', 'b']);
    expect(apartOf(replies).candidates).toBe(3);
  });
});
