import { expect, test } from 'vitest';
import { createRecentCache } from '../../src/server/recent-cache.js';

test('what was not used for longest is made again', () => {
  const made: string[] = [];
  const cache = createRecentCache<string, string>(2);
  const get = (key: string): string =>
    cache.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('an undefined value is a value, and nothing is kept of a failure', () => {
  const cache = createRecentCache<string, undefined>(1);
  let calls = 0;
  const make = (): undefined => {
    calls += 1;
    if (calls === 1) throw new Error('first');
  };
  expect(() => cache.get('a', make)).toThrow('first');
  cache.get('a', make);
  cache.get('a', make);
  expect(calls).toBe(2);
});
