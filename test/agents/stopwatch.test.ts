import { expect, test, vi } from 'vitest';
import { createStopwatch } from '../../src/agents/stopwatch.js';

test('time in which it is paused counts for nothing, and the limit is reached once', () => {
  vi.useFakeTimers();
  try {
    const expired = vi.fn();
    const watch = createStopwatch(1000, expired);
    watch.resume();
    vi.advanceTimersByTime(600);
    watch.pause();
    vi.advanceTimersByTime(5000);
    expect(watch.seconds()).toBeCloseTo(0.6, 6);
    watch.resume();
    vi.advanceTimersByTime(399);
    expect(expired).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(watch.seconds()).toBeCloseTo(1, 6);
    vi.advanceTimersByTime(5000);
    expect(expired).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
});
