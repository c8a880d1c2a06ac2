import { expect, test, vi } from 'vitest';
import { secretOfSeed } from '../../src/core/rng.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import type { SimulateOptions } from '../../src/run/simulate.js';
import { trusting } from '../helpers/diagnostician.js';
import { catalogue, scenarios } from '../helpers/runs.js';

let steps = 0;

/** The real engine, with the steps it was asked for counted. */
vi.mock('../../src/run/simulate.js', async (original) => {
  const real = await original<typeof import('../../src/run/simulate.js')>();
  return {
    ...real,
    simulate: (options: SimulateOptions) => {
      steps += options.until ?? options.scenario.window.steps;
      return real.simulate(options);
    },
  };
});

/**
 * A run of 3,000 steps takes about 15 ms, and a server does nothing else meanwhile: sixteen whole runs take a
 * quarter of a second and leave more than half of 0.6 s for the rest. Counted in steps, as time depends on who else uses the machine.
 */
const MOST_STEPS = 16 * 3000;

test('one explanation simulates no more than sixteen whole runs, whatever the truth and the answer', () => {
  const recipe = {
    id: 'mixed',
    title: 'Mixed',
    scenarios: scenarios.map(({ id }) => id),
    healthyShare: 0.5,
    severity: [0.2, 1] as [number, number],
    count: 1,
  };
  const factory = createPuzzleFactory({ recipe, scenarios, faults: catalogue.all, diagnostician: trusting });
  for (let i = 0; i < 10; i++) {
    const draft = factory.generate(secretOfSeed(`work ${i}`));
    for (const { id } of draft.puzzle.candidates.slice(i % 3, (i % 3) + 3)) {
      steps = 0;
      factory.whyNot(draft, { puzzle: draft.puzzle.id, causes: { [id]: 0.9 }, onset: 'none' });
      expect(steps, `${draft.key.cause}, answered ${id}`).toBeLessThanOrEqual(MOST_STEPS);
    }
  }
});
