import { configDefaults, defineConfig } from 'vitest/config';

/** They replace a module that other tests have loaded, or drive a browser, and so have a process each. */
const ALONE = [
  'test/browser/*.test.ts',
  'test/puzzle/equal-work.test.ts',
  'test/puzzle/why-not-work.test.ts',
  'test/run/independent-streams.test.ts',
  'test/run/paired-draws.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      // Loading the product takes longer than most files take to test it: these load it once.
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...ALONE],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, globalSetup: ['test/helpers/unpack-chromium.ts'] },
      },
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
