import { expect, test, vi } from 'vitest';
import { canonicalJson } from '../../src/core/json.js';
import { deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import type { SimulateOptions } from '../../src/run/simulate.js';
import { diagnostician } from '../helpers/diagnostician.js';
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

/**
 * What is dropped on the way to a fair draw cannot be made equal: a server prepares its puzzles before they are asked for. The
 * draw that is published costs the same for all.
 */
test('a server spends the same simulations on every draw that is published, healthy or not, and makes the same bytes', () => {
  const options = {
    recipe: { ...recipe, scenarios: scenarios.map(({ id }) => id) },
    scenarios,
    faults: catalogue.all,
    diagnostician,
  };
  const quick = createPuzzleFactory(options);
  const equal = createPuzzleFactory({ ...options, equalWork: true });
  const drafts = Array.from({ length: 10 }, (_, i) => quick.generate(secret(i)));
  const kinds = new Set<string>();
  drafts.forEach((draft, i) => {
    steps.length = 0;
    expect(canonicalJson(equal.generate(secret(i)))).toBe(canonicalJson(draft));
    const { 'not-identifiable': unknown, 'other-tier': others, 'not-visible': unseen } = draft.dropped;
    // A draw that nothing shows is dropped with its twin, the others before they have one.
    const { window } = scenarios.find(({ id }) => id === draft.puzzle.scenario)!;
    expect(steps).toEqual(new Array(2 + unknown + others + 2 * unseen).fill(window.steps));
    expect(draft.key.attempt).toBe(unknown + others + unseen);
    kinds.add(draft.key.cause === 'healthy' ? 'healthy' : 'faulty');
  });
  expect(kinds.size).toBe(2);
});
