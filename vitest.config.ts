import { configDefaults, defineConfig } from 'vitest/config';

const FAULTS = 'test/faults/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, FAULTS],
          globalSetup: ['test/helpers/unpack-chromium.ts'],
        },
      },
      // They keep nothing but runs, and simulate half as many by sharing those.
      { extends: true, test: { name: 'faults', include: [FAULTS], isolate: false } },
    ],
    setupFiles: ['test/helpers/fail-on-console.ts'],
    reporters: ['default', ['json', { outputFile: '.cache/test-results.json' }]],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // A browser drawing without a graphics card beside another test answers late.
    expect: { poll: { timeout: 10_000 } },
  },
});
