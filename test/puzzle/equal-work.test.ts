import { expect, test, vi } from 'vitest';
import { canonicalJson } from '../../src/core/json.js';
import { deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import type { SimulateOptions } from '../../src/run/simulate.js';
import { catalogue, playedScenarios as scenarios } from '../helpers/runs.js';

const steps: number[] = [];

/** The real engine, with the length of every run it was asked for written down. */
vi.mock('../../src/run/simulate.js', async (original) => {
  const real = await original<typeof import('../../src/run/simulate.js')>();
  return {
    ...real,
    simulate: (options: SimulateOptions) => {
      steps.push(options.until ?? options.scenario.window.steps);
      return real.simulate(options);
    },
  };
});

const recipe = {
  id: 'mixed',
  title: 'Mixed',
  scenarios: [],
  healthyShare: 0.3,
  severity: [0.2, 1] as [number, number],
  count: 1,
};
const secret = (i: number) => deriveSecret(secretOfSeed('equal work'), ['puzzle', i]);

test('a server spends the same simulations on every puzzle, healthy or not, and makes the same bytes', () => {
  const options = {
    recipe: { ...recipe, scenarios: scenarios.map(({ id }) => id) },
    scenarios,
    faults: catalogue.all,
  };
  const quick = createPuzzleFactory(options);
  const equal = createPuzzleFactory({ ...options, equalWork: true });
  // The earlier runs are simulated once a process: draw until all are there.
  const drafts = Array.from({ length: 24 }, (_, i) => quick.generate(secret(i)));
  const work = new Map<string, Set<string>>();
  drafts.forEach((draft, i) => {
    steps.length = 0;
    expect(canonicalJson(equal.generate(secret(i)))).toBe(canonicalJson(draft));
    const kind = draft.key.cause === 'healthy' ? 'healthy' : 'faulty';
    work.set(kind, (work.get(kind) ?? new Set()).add(steps.join(' ')));
  });
  expect(work).toEqual(new Map([...work.keys()].map((kind) => [kind, new Set(['3000 3000'])])));
  expect([...work.keys()].sort()).toEqual(['faulty', 'healthy']);
});
