import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/unpack-chromium.ts'],
    setupFiles: ['test/helpers/fail-on-console.ts'],
    reporters: ['default', ['json', { outputFile: '.cache/test-results.json' }]],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // A browser drawing without a graphics card beside another test answers late.
    expect: { poll: { timeout: 10_000 } },
  },
});
