import { describe, expect, test } from 'vitest';
import { createQueue } from '../../src/store/queue.js';

describe('queue', () => {
  test('tasks run one at a time and in order', async () => {
    const queue = createQueue();
    const events: string[] = [];
    const task = (name: string) => async () => {
      events.push(`${name} starts`);
      await Promise.resolve();
      events.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([queue.run(task('a')), queue.run(task('b')), queue.run(task('c'))]);
    expect(results).toEqual(['a', 'b', 'c']);
    expect(events).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });

  test('a failing task rejects alone', async () => {
    const queue = createQueue();
    const failing = queue.run(() => Promise.reject(new Error('no')));
    const next = queue.run(() => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
    await expect(queue.idle()).resolves.toBeUndefined();
  });
});
