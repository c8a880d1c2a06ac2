import { afterEach, beforeEach, vi } from 'vitest';

/** A library that prints is a library that lies in a pipeline: any console call during a test fails it. */
beforeEach(() => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      throw new Error(`unexpected console.${method}: ${words.map(String).join(' ')}`);
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});
